package io.concord;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** Keeps the package map: who may use whom in this module. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.concord");

  @Test
  void shouldKeepPortsFreeOfKafkaAndHttp() {
    classes()
        .that()
        .resideInAPackage("io.concord.query")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "io.concord.query",
            "io.concord.contract",
            "io.concord.purchase",
            "io.concord.scoring")
        .check(CLASSES);
  }

  @Test
  void shouldKeepRulesPure() {
    classes()
        .that()
        .resideInAPackage("io.concord.query.rules")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "io.concord.query.rules",
            "io.concord.contract",
            "io.concord.purchase",
            "io.concord.scoring")
        .check(CLASSES);
  }

  @Test
  void shouldKeepRoutingFreeOfKafkaAndHttp() {
    classes()
        .that()
        .resideInAPackage("io.concord.query.routing")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.slf4j..",
            "io.concord.query",
            "io.concord.query.routing",
            "io.concord.contract")
        .check(CLASSES);
  }

  @Test
  void shouldLetRemoteReadersKnowTheContractAlone() {
    classes()
        .that()
        .resideInAPackage("io.concord.query.remote")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.fasterxml.jackson..",
            "io.concord.query",
            "io.concord.query.routing",
            "io.concord.query.rules",
            "io.concord.query.remote",
            "javax.net.ssl..",
            "io.concord.security",
            "io.concord.contract")
        .check(CLASSES);
  }

  /**
   * The running application tells state and settings; the key is written as the topics write it.
   */
  @Test
  void shouldKeepLocalReadersFreeOfHttp() {
    classes()
        .that()
        .resideInAPackage("io.concord.query.local")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.slf4j..",
            "org.apache.kafka..",
            "io.concord.query..",
            "io.concord.contract",
            "io.concord.purchase",
            "io.concord.scoring",
            "io.concord.experiment",
            "io.concord.quality",
            "io.concord.store",
            "io.concord.app..",
            "io.concord.cdc",
            "io.concord.topology")
        .check(CLASSES);
  }

  /** Micrometer's core is for the request timers; Jetty and servlets come with Javalin. */
  @Test
  void shouldKeepHttpFreeOfKafkaAndStores() {
    classes()
        .that()
        .resideInAPackage("io.concord.http..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.slf4j..",
            "com.fasterxml.jackson..",
            "io.javalin..",
            "jakarta.servlet..",
            "org.eclipse.jetty..",
            "io.micrometer.core..",
            "io.concord.http..",
            "io.concord.log",
            "io.concord.push",
            "io.concord.query",
            "io.concord.query.rules",
            "io.concord.security",
            "io.concord.security.audit",
            "io.concord.security.tls",
            "io.concord.contract")
        .check(CLASSES);
  }

  /** Decisions about callers can be tried without a server, a broker or an issuer. */
  @Test
  void shouldKeepDecisionsAboutCallersPure() {
    classes()
        .that()
        .resideInAPackage("io.concord.security")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "io.github.bucket4j..",
            "io.concord.security",
            "io.concord.contract")
        .check(CLASSES);
  }

  /** Of Jackson the parser, to look into an event without reading all of it. */
  @Test
  void shouldKeepPushFreeOfKafkaAndHttp() {
    classes()
        .that()
        .resideInAPackage("io.concord.push")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.slf4j..", "com.fasterxml.jackson.core", "io.concord.push")
        .check(CLASSES);
  }

  /** The key is read as the topics write it. */
  @Test
  void shouldLetTheLogOfChangesKnowKafkaAndPushAlone() {
    classes()
        .that()
        .resideInAPackage("io.concord.push.kafka")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.slf4j..",
            "org.apache.kafka..",
            "io.concord.cdc",
            "io.concord.log",
            "io.concord.push",
            "io.concord.push.kafka")
        .check(CLASSES);
  }

  /** Stores are followed as Kafka's interface of them; the node alone puts traces around parts. */
  @Test
  void shouldKeepTracesAroundThePortsAlone() {
    classes()
        .that()
        .resideInAPackage("io.concord.trace")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.net.ssl..",
            "io.opentelemetry..",
            "org.apache.kafka.common..",
            "org.apache.kafka.streams",
            "org.apache.kafka.streams.state",
            "io.concord.trace",
            "io.concord.http",
            "io.concord.query",
            "io.concord.query.local",
            "io.concord.contract")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.concord..")
        .and()
        .resideOutsideOfPackages("io.concord.trace", "io.concord.node")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.concord.trace", "io.opentelemetry..")
        .check(CLASSES);
  }

  @Test
  void shouldLetNobodyButNodeAndTracesDependOnHttp() {
    noClasses()
        .that()
        .resideInAPackage("io.concord..")
        .and()
        .resideOutsideOfPackages(
            "io.concord.http..", "io.concord.node", "io.concord.trace", "io.concord")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.concord.http..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCyclesBetweenPackages() {
    slices().matching("io.concord.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("io.concord.http.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("io.concord.query.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("io.concord.security.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** Others are told the time; OpenTelemetry's variables are read as it reads them itself. */
  @Test
  void shouldReadTheClockInTheNodeAndTheEnvironmentForTracesAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.concord.node", "io.concord.app..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
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
    noClasses()
        .that()
        .resideOutsideOfPackages("io.concord.trace", "io.concord.app..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class)
        .check(CLASSES);
  }

  /** The server is put together from the routes; no room of theirs knows the house. */
  @Test
  void shouldKeepRoutesApartFromTheServer() {
    noClasses()
        .that()
        .resideInAPackage("io.concord.http.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.concord.http")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.concord.http.exchange")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.concord.http..")
                .and(
                    not(resideInAnyPackage("io.concord.http.exchange", "io.concord.http.openapi"))))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.concord.http.openapi")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.concord.http..")
                .and(not(resideInAPackage("io.concord.http.openapi"))))
        .check(CLASSES);
  }
}
