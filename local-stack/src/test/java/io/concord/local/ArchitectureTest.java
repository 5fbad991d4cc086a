package io.concord.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps apart, in this module, what asks and what judges. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.concord.local");

  @Test
  void shouldJudgeWithoutAskingAnybody() {
    noClasses()
        .that()
        .resideInAPackage("io.concord.local.doctor..")
        .and()
        .haveSimpleNameEndingWith("Judge")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..", "java.nio.file..", "java.sql..", "org.apache.kafka.clients..")
        .check(CLASSES);
  }
}
