package io.concord.local.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What checks the recommender must not share its faults. */
class IndependenceTest {
  @Test
  void shouldUseNothingOfTheRecommender() {
    noClasses()
        .that()
        .resideInAPackage("io.concord.local.verify")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.concord.purchase..",
            "io.concord.scoring..",
            "io.concord.cdc..",
            "io.concord.store..",
            "io.concord.topology..",
            "io.concord.app..",
            "io.concord.query..",
            "io.concord.http..",
            "io.concord.node..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.concord.local.verify"));
  }
}
