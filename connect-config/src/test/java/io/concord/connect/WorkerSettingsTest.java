package io.concord.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerSettingsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{env:(\\w+)}");

  @Test
  void shouldLeaveOnlyAddressesToTheEnvironmentWhenReadFromTheFile() {
    assertThat(WorkerSettings.distributed().values())
        .allSatisfy(
            (key, value) -> {
              if (!Set.of("bootstrap.servers", "rest.advertised.host.name").contains(key)) {
                assertThat(value).doesNotContain("${");
              }
            });
  }

  @Test
  void shouldBeAcceptedByTheWorkerWhenAddressesAreGiven() {
    Map<String, String> settings = settings();
    DistributedConfig config = new DistributedConfig(settings);

    assertThat(config.getList("bootstrap.servers")).containsExactly("127.0.0.1:9092");
    assertThat(unknown(settings, config.values().keySet())).isEmpty();
  }

  @Test
  void shouldNotKnowTheKeyWhenItIsMisspelt() {
    Set<String> known = new DistributedConfig(settings()).values().keySet();
    assertThat(unknown(Map.of("ofset.storage.topic", "x"), known)).hasSize(1);
  }

  @Test
  void shouldFenceFormerWorkersUnlessItIsAlone() {
    assertThat(new DistributedConfig(settings()).exactlyOnceSourceEnabled()).isTrue();
    Map<String, String> alone = new WorkerSettings(settings()).alone().values();
    assertThat(new DistributedConfig(alone).exactlyOnceSourceEnabled()).isFalse();
  }

  @Test
  void shouldLetNoConnectorChangeTheClientsOfTheWorker() {
    assertThat(
            new DistributedConfig(settings()).getString("connector.client.config.override.policy"))
        .isEqualTo("None");
  }

  @Test
  void shouldLetPlaceholdersReadTheDocumentedVariablesOnly() {
    Map<String, String> environment = new TreeMap<>();
    for (Connector connector : Connector.values()) {
      collectPlaceholders(connector.configured(), environment);
    }
    collectPlaceholders(WorkerSettings.distributed().values(), environment);
    Set<String> documented = Set.copyOf(environment.keySet());
    environment.put("AWS_SECRET_ACCESS_KEY", "not for connectors");

    try (EnvVarConfigProvider provider = new EnvVarConfigProvider(environment)) {
      provider.configure(withPrefix("config.providers.env.param."));
      assertThat(provider.get("").data().keySet()).isEqualTo(documented).hasSize(3);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldReadSecretsFromAFolderWhenTheDocumentedLinesAreAdded(@TempDir Path folder)
      throws IOException {
    Path secrets = folder.toRealPath();
    Files.writeString(secrets.resolve("name"), "concord-secret");
    Map<String, String> settings = settings();
    ClassPathText.read("connect-distributed.properties")
        .lines()
        .filter(line -> line.startsWith("#   config.providers"))
        .map(line -> line.substring(1).strip().replace("/run/secrets", secrets.toString()))
        .forEach(line -> settings.put(line.split("=", 2)[0], line.split("=", 2)[1]));
    settings.put("group.id", "${directory:" + secrets + ":name}");

    assertThat(settings)
        .containsEntry("config.providers.directory.class", DirectoryConfigProvider.class.getName());
    assertThat(new DistributedConfig(settings).getString("group.id")).isEqualTo("concord-secret");
  }

  private static Map<String, String> settings() {
    return new TreeMap<>(
        WorkerSettings.distributed().at("127.0.0.1:9092", "http://127.0.0.1:0").values());
  }

  private static void collectPlaceholders(Map<String, String> settings, Map<String, String> into) {
    settings.values().stream()
        .flatMap(value -> PLACEHOLDER.matcher(value).results())
        .forEach(placeholder -> into.put(placeholder.group(1), "set"));
  }

  private static Map<String, String> withPrefix(String prefix) {
    Map<String, String> found = new TreeMap<>();
    WorkerSettings.distributed()
        .values()
        .forEach(
            (key, value) -> {
              if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
              }
            });
    return found;
  }

  private static Set<String> unknown(Map<String, String> settings, Set<String> known) {
    Set<String> unknown = new TreeSet<>(settings.keySet());
    unknown.removeAll(known);
    ProducerConfig.configNames().forEach(name -> unknown.remove("producer." + name));
    JsonConverterConfig.configDef()
        .names()
        .forEach(
            name -> {
              unknown.remove("key.converter." + name);
              unknown.remove("value.converter." + name);
            });
    unknown.remove("config.providers.env.class");
    unknown.remove("config.providers.env.param." + EnvVarConfigProvider.ALLOWLIST_PATTERN_CONFIG);
    return unknown;
  }
}
