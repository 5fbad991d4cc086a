package io.concord.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.deployment.Compose.Service;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds for any service. */
class ComposeTest {
  private static final Compose COMPOSE = Compose.read();
  private static final Collection<Service> SERVICES = COMPOSE.services().values();

  @Test
  void shouldDefineEachVariableThatIsUsedAndUseEachThatIsDefined() {
    assertThat(Repository.variables().keySet())
        .containsAll(Compose.variablesUsed())
        .allMatch(
            name -> name.equals("COMPOSE_PROJECT_NAME") || Compose.variablesUsed().contains(name));
  }

  @Test
  void shouldWaitForServicesThatCanBeWaitedFor() {
    for (Service service : SERVICES) {
      service
          .dependsOn()
          .forEach(
              (other, condition) -> {
                Service awaited = COMPOSE.service(other);
                assertThat(awaited).as("%s of %s", other, service.name()).isNotNull();
                boolean ends = condition.equals("service_completed_successfully");
                assertThat(awaited.isStep()).as("%s ends", other).isEqualTo(ends);
                if (!ends) {
                  assertThat(condition).isEqualTo("service_healthy");
                  assertThat(awaited.healthcheck()).as("health of %s", other).containsKey("test");
                }
              });
    }
  }

  @Test
  void shouldWaitInNoCircle() {
    List<String> done = new ArrayList<>();
    List<Service> left = new ArrayList<>(SERVICES);
    while (!left.isEmpty()) {
      assertThat(
              left.removeIf(
                  service ->
                      done.containsAll(service.dependsOn().keySet()) && done.add(service.name())))
          .as("each of %s waits for another", left)
          .isTrue();
    }
  }

  @Test
  void shouldBoundTheMemoryAndTheLogOfEachService() {
    for (Service service : SERVICES) {
      assertThat(service.text("mem_limit")).as(service.name()).matches("\\d+[mg]");
      assertThat(service.text("logging")).as(service.name()).contains("max-size");
    }
  }

  @Test
  void shouldAskServicesThatStayForTheirHealth() {
    for (Service service : SERVICES) {
      if (!service.isStep()) {
        assertThat(service.text("restart")).as(service.name()).isEqualTo("unless-stopped");
        // the recommender's image asks by itself; the simulator has nothing to answer
        assertThat(service.isRecommender() || service.healthcheck().containsKey("test"))
            .as(service.name())
            .isTrue();
      }
    }
    assertThat(Repository.text("Dockerfile")).contains("HEALTHCHECK");
  }

  @Test
  void shouldPublishPortsOnTheLoopbackInterfaceOnlyAndEachOnce() {
    List<String> ports = new ArrayList<>();
    SERVICES.forEach(service -> ports.addAll(service.list("ports")));
    assertThat(ports).isNotEmpty().allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
    assertThat(ports.stream().map(port -> port.split(":")[1])).doesNotHaveDuplicates();
  }

  @Test
  void shouldMountWhatExists() {
    TreeSet<String> named = new TreeSet<>();
    for (Service service : SERVICES) {
      for (String volume : service.list("volumes")) {
        String source = volume.split(":")[0];
        if (source.startsWith("./")) {
          assertThat(volume).endsWith(":ro");
          assertThat(Repository.path(source)).exists();
        } else {
          named.add(source);
        }
      }
    }
    assertThat(COMPOSE.volumes()).isEqualTo(named);
  }

  @Test
  void shouldRunScriptsThatExistWhereTheyAreMounted() {
    Map<String, String> mounts =
        Map.of(
            "sqlserver-tables",
            "sqlserver",
            "sqlserver-capture",
            "sqlserver",
            "first-change",
            "sqlserver",
            "connect",
            "connect");
    mounts.forEach(
        (name, folder) -> {
          Service service = COMPOSE.service(name);
          List<String> words = new ArrayList<>(service.list("entrypoint"));
          words.addAll(service.list("command"));
          String script =
              words.get(words.size() - 1).replace("/concord/deploy", "deploy/" + folder);
          assertThat(Repository.path(script)).isExecutable();
          assertThat(service.list("volumes"))
              .contains("./deploy/" + folder + ":/concord/deploy:ro");
          for (String file : Repository.findAll(Repository.text(script), "/concord/(\\S+)")) {
            String source =
                file.replace("deploy/", "deploy/" + folder + "/")
                    .replaceFirst("^connect/", "connect-config/src/main/resources/connect/");
            assertThat(Repository.path(source)).exists();
          }
        });
  }

  @Test
  void shouldKeepPasswordsOutOfAllFilesButOne() throws Exception {
    List<String> passwords =
        Repository.variables().entrySet().stream()
            .filter(variable -> variable.getKey().endsWith("_PASSWORD"))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(passwords).hasSize(3);
    try (var files = Files.walk(Repository.path("deploy"))) {
      List<String> names =
          new ArrayList<>(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> Repository.ROOT.relativize(file).toString())
                  .toList());
      names.addAll(
          List.of(
              "docker-compose.yml",
              "Dockerfile",
              "connect-config/src/main/resources/connect/sqlserver-connector.json",
              "connect-config/src/main/resources/connect/connect-distributed.properties"));
      for (String name : names) {
        assertThat(Repository.text(name)).as(name).doesNotContain(passwords);
      }
    }
  }

  @Test
  void shouldBeReadByDockerCompose() throws Exception {
    assertThat(
            Repository.run("docker-compose", "--profile", "simulator", "config", "--services")
                .lines())
        .containsExactlyInAnyOrderElementsOf(COMPOSE.services().keySet());
  }
}
