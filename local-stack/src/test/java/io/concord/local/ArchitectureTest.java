package io.concord.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
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

  /** The same orders and options must give the same numbers. */
  @Test
  void shouldMeasureWithoutFilesClocksOrChance() {
    noClasses()
        .that()
        .resideInAPackage("io.concord.local.evaluation.measure")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "io.concord.local.orders..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(CLASSES);
  }
}
