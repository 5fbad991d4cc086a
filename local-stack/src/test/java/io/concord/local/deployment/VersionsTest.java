package io.concord.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What stands in several files must be one version. */
class VersionsTest {
  private static final Compose COMPOSE = Compose.read();

  @Test
  void shouldRunTheKafkaThatTheProductIsBuiltAgainst() {
    String version = Repository.find("pom.xml", "<kafka\\.version>(.+)</kafka\\.version>");
    assertThat(COMPOSE.service("kafka").text("image")).isEqualTo("apache/kafka:" + version);
  }

  @Test
  void shouldRunTheDebeziumThatTheConnectorsAreTestedWith() {
    String version = Repository.find("pom.xml", "<debezium\\.version>(.+)</debezium\\.version>");
    assertThat(COMPOSE.service("connect").text("image"))
        .isEqualTo("quay.io/debezium/connect:" + version);
  }

  @Test
  void shouldRunTheSqlServerThatTheContainerTestStarts() {
    Set<String> tested = new TreeSet<>();
    try (var files = Files.walk(Path.of("src", "test"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        tested.addAll(
            Repository.findAll(
                Files.readString(file), "\"mcr\\.microsoft\\.com/mssql/server:([^\"]+)\""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(Set.of(Repository.variables().get("SQLSERVER_VERSION"))).containsAll(tested);
    for (String service : List.of("sqlserver", "sqlserver-tables", "sqlserver-capture")) {
      assertThat(COMPOSE.service(service).text("image"))
          .isEqualTo(
              "mcr.microsoft.com/mssql/server:" + Repository.variables().get("SQLSERVER_VERSION"));
    }
  }

  @Test
  void shouldBuildOnTheJavaOfEnvEvenWithoutCompose() {
    assertThat(Repository.find("Dockerfile", "ARG TEMURIN_VERSION=(\\S+)"))
        .isEqualTo(Repository.variables().get("TEMURIN_VERSION"))
        .startsWith(Repository.find("pom.xml", "<maven\\.compiler\\.release>(\\d+)<") + ".");
  }

  @Test
  void shouldNameTheImageByTheProductsVersion() {
    List<String> versions =
        Repository.findAll(Repository.text("pom.xml"), "<version>([^<]+)</version>");
    assertThat(Repository.variables()).containsEntry("RECOMMENDER_VERSION", versions.get(0));
  }

  @Test
  void shouldRunOnGlibcBecauseRocksDbNeedsIt() {
    assertThat(Repository.findAll(Repository.text("Dockerfile"), "FROM (\\S+)"))
        .hasSize(2)
        .allMatch(image -> image.startsWith("eclipse-temurin:${TEMURIN_VERSION}-j"))
        .noneMatch(image -> image.contains("alpine"));
  }
}
