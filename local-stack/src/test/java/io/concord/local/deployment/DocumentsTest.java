package io.concord.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.connect.ConnectorSettings;
import io.concord.connect.WorkerSettings;
import io.concord.local.CommandRun;
import io.concord.topology.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** What the pages name is there: pages, chapters, commands, options, topics, settings, ports. */
class DocumentsTest {

  @Test
  void shouldLeadToPagesAndChaptersThatExist() {
    List<Map.Entry<String, String>> links = Documents.find("]\\(([^):]+)\\)");
    assertThat(links).hasSizeGreaterThan(30);
    for (Map.Entry<String, String> link : links) {
      String[] parts = link.getValue().split("#", 2);
      Path page = Repository.path(link.getKey());
      Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
      assertThat(target).as("%s links %s", link.getKey(), link.getValue()).exists();
      if (parts.length == 2) {
        assertThat(chapters(Repository.ROOT.relativize(target).toString()))
            .as("%s links %s", link.getKey(), link.getValue())
            .contains(parts[1]);
      }
    }
  }

  private static List<String> chapters(String page) {
    return Repository.findAll(Repository.text(page), "(?m)^#+ (.+)$").stream()
        .map(
            title ->
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }

  @Test
  void shouldNameCommandsAndOptionsThatExist() {
    List<Map.Entry<String, String>> calls = Documents.find("bin/recommender ([a-z][^`\n]*)");
    assertThat(calls).hasSizeGreaterThan(20);
    Map<String, CommandSpec> commands = new java.util.TreeMap<>();
    CommandRun.parse()
        .commandSpec()
        .subcommands()
        .forEach((name, command) -> commands.put(name, command.getCommandSpec()));
    for (Map.Entry<String, String> call : calls) {
      String name = call.getValue().split("[^a-z-]", 2)[0];
      assertThat(commands.keySet()).as("%s", call).contains(name);
      Set<String> known = options(commands.get(name));
      assertThat(known).as("%s", call).containsAll(options(call.getValue()));
    }
  }

  private static Set<String> options(String call) {
    return new TreeSet<>(
        Repository.findAll(call.split(" {2}|#|; ", 2)[0], "(?<=[ \\[(])(--[a-z-]+)"));
  }

  /** Of a command and of what comes below it. */
  private static Set<String> options(CommandSpec command) {
    Set<String> names = new TreeSet<>(command.optionsMap().keySet());
    command.subcommands().values().forEach(below -> names.addAll(options(below.getCommandSpec())));
    return names;
  }

  @Test
  void shouldNameTopicsThatExist() {
    Topics topics = new Topics("concord");
    Set<String> known = new TreeSet<>(topics.sources());
    known.addAll(
        List.of(
            topics.recommendationChanged(),
            topics.recommendationQuality(),
            topics.deadLetters(),
            topics.apiKeys(),
            topics.heartbeats(),
            "concord.cdc.ConnectorSignal"));
    Map<String, String> connector = ConnectorSettings.sqlServer().values();
    known.add(connector.get("schema.history.internal.kafka.topic"));
    known.add(connector.get("signal.kafka.topic"));
    WorkerSettings.distributed().values().entrySet().stream()
        .filter(setting -> setting.getKey().endsWith(".storage.topic"))
        .forEach(setting -> known.add(setting.getValue()));
    assertThat(
            Documents.find("`((?:__debezium-heartbeat\\.concord|concord\\.[a-z-]+[A-Za-z.-]*))`"))
        .hasSizeGreaterThan(5)
        .filteredOn(found -> !found.getValue().startsWith("concord.answered"))
        .allSatisfy(found -> assertThat(known).as("%s", found).contains(found.getValue()));
  }

  @Test
  void shouldNameVariablesOfSettingsThatExist() {
    Set<String> known = SettingsTableTest.known();
    assertThat(Documents.find("\\b(CONCORD_[A-Z_]+)\\b"))
        .isNotEmpty()
        .filteredOn(found -> !found.getValue().equals("CONCORD_LOG_FORMAT"))
        .filteredOn(found -> !found.getValue().endsWith("_"))
        .allSatisfy(
            found ->
                assertThat(known)
                    .as("%s", found)
                    .contains(
                        found
                            .getValue()
                            .substring("CONCORD_".length())
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '.')));
  }

  @Test
  void shouldNameThePortsOfTheComposeFile() {
    String section =
        Repository.findAll(Repository.text("README.md"), "(?s)docker compose up\n(.*?)\n## ")
            .get(0);
    assertThat(Repository.findAll(section, ":(\\d{4,5})\\b"))
        .containsExactly(
            Repository.variables().get("NODE_1_PORT"),
            Repository.variables().get("NODE_2_PORT"),
            Repository.variables().get("GRAFANA_PORT"));
  }

  @Test
  void shouldNameScriptsThatExist() {
    List<Map.Entry<String, String>> scripts = Documents.find("\\b([a-z-]+-sqlserver\\.sql)\\b");
    assertThat(scripts).isNotEmpty();
    for (Map.Entry<String, String> script : scripts) {
      assertThat(
              Files.exists(
                  Repository.path(
                      "connect-config/src/main/resources/connect/" + script.getValue())))
          .as("%s", script)
          .isTrue();
    }
  }
}
