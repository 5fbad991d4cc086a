package io.concord;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.concord.app.RecommenderSettings;
import io.concord.contract.Cause;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** Keeps the package map: who may use whom, and where time and the environment come in. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.concord");

  @Test
  void shouldLetTheContractUseJacksonAlone() {
    mayUse("io.concord.contract", "com.fasterxml.jackson..").check(CLASSES);
  }

  @Test
  void shouldLetPurchaseUseTheJdkAlone() {
    mayUse("io.concord.purchase").check(CLASSES);
  }

  @Test
  void shouldLetScoringUsePurchaseAlone() {
    mayUse("io.concord.scoring", "io.concord.purchase").check(CLASSES);
  }

  @Test
  void shouldLetQualityUseScoringAlone() {
    mayUse("io.concord.quality", "io.concord.scoring").check(CLASSES);
  }

  @Test
  void shouldLetExperimentsUseScoringAlone() {
    mayUse("io.concord.experiment", "io.concord.scoring").check(CLASSES);
  }

  @Test
  void shouldLetCdcUsePurchaseJacksonAndSerdes() {
    mayUse(
            "io.concord.cdc",
            "io.concord.purchase",
            "com.fasterxml.jackson.core",
            "org.apache.kafka.common.serialization",
            "org.apache.kafka.common.header")
        .check(CLASSES);
  }

  @Test
  void shouldLetReplayUseCdcAlone() {
    mayUse("io.concord.replay", "io.concord.cdc").check(CLASSES);
  }

  /** Of the contract the store uses the cause of a change. */
  @Test
  void shouldLetStoreUseScoringAndKafkaState() {
    mayUse(
            "io.concord.store",
            "io.concord.purchase",
            "io.concord.quality",
            "io.concord.scoring",
            "io.concord.contract",
            "org.apache.kafka.common..",
            "org.apache.kafka.streams",
            "org.apache.kafka.streams.state",
            "org.rocksdb")
        .check(CLASSES);
  }

  @Test
  void shouldLetStoreUseOnlyTheCauseOfTheContract() {
    noClasses()
        .that()
        .resideInAPackage("io.concord.store")
        .should()
        .dependOnClassesThat(
            describe(
                "are of the contract but no cause",
                type ->
                    type.getPackageName().equals("io.concord.contract")
                        && !type.getName().startsWith(Cause.class.getName())))
        .check(CLASSES);
  }

  @Test
  void shouldLetTopologyUseAllBelowItAndKafkaStreams() {
    mayUse(
            "io.concord.topology",
            "io.concord.experiment",
            "io.concord.purchase",
            "io.concord.quality",
            "io.concord.scoring",
            "io.concord.cdc",
            "io.concord.store",
            "io.concord.contract",
            "com.fasterxml.jackson..",
            "org.apache.kafka.common..",
            "org.apache.kafka.clients.consumer",
            "org.apache.kafka.streams..")
        .check(CLASSES);
  }

  /** Processors know no JSON and no consumer: serdes and the extractor of timestamps do. */
  @Test
  void shouldKeepJsonAndConsumersOutOfProcessors() {
    noClasses()
        .that()
        .resideInAPackage("io.concord.topology")
        .and()
        .haveSimpleNameNotEndingWith("Serde")
        .and()
        .haveSimpleNameNotEndingWith("TimeExtractor")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson..", "org.apache.kafka.clients..")
        .check(CLASSES);
  }

  @Test
  void shouldLetAppUseAllBelowItMetricsAndLogging() {
    mayUse(
            "io.concord.app..",
            "io.concord..",
            "org.apache.kafka..",
            "io.micrometer.core..",
            "org.slf4j..")
        .check(CLASSES);
  }

  /**
   * The life of the application puts its parts together; they know its settings, not each other.
   */
  @Test
  void shouldKeepThePartsOfTheApplicationApart() {
    noClasses()
        .that()
        .resideInAPackage("io.concord.app.*")
        .should()
        .dependOnClassesThat(
            describe(
                "are of the application's life",
                type ->
                    type.getPackageName().equals("io.concord.app")
                        && !type.getName().startsWith(RecommenderSettings.class.getName())))
        .check(CLASSES);
    mayNotUse("io.concord.app.lag", "io.concord.app.deadletter", "io.concord.app.metric");
    mayNotUse("io.concord.app.deadletter", "io.concord.app.lag", "io.concord.app.metric");
    mayNotUse("io.concord.app.metric", "io.concord.app.lag");
  }

  private static void mayNotUse(String owner, String... others) {
    noClasses()
        .that()
        .resideInAPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCyclesBetweenPackages() {
    slices().matching("io.concord.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldReadTheClockAndTheEnvironmentInAppAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.concord.app..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .check(CLASSES);
  }

  /** Randomness is a seed; only a topology's budget of time may read the ticking of the machine. */
  @Test
  void shouldKeepScoringAndFactsPure() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.concord.purchase",
            "io.concord.scoring",
            "io.concord.experiment",
            "io.concord.cdc",
            "io.concord.store")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .check(CLASSES);
  }

  /** The same history must give the same list, bit for bit, on any machine. */
  @Test
  void shouldScoreWithStrictMath() {
    noClasses()
        .that()
        .resideInAPackage("io.concord.scoring")
        .should()
        .callMethod(Math.class, "exp", double.class)
        .orShould()
        .callMethod(Math.class, "pow", double.class, double.class)
        .orShould()
        .callMethod(Math.class, "log", double.class)
        .check(CLASSES);
  }

  private static ArchRule mayUse(String owner, String... others) {
    String[] allowed = new String[others.length + 2];
    allowed[0] = "java..";
    allowed[1] = owner;
    System.arraycopy(others, 0, allowed, 2, others.length);
    return classes()
        .that()
        .resideInAPackage(owner)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }
}
