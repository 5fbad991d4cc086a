package io.concord.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;

/** The broker's variables, as its image makes settings of them. */
class KafkaServiceTest {
  /** For the scripts that start the broker. */
  private static final Set<String> NOT_SETTINGS = Set.of("KAFKA_HEAP_OPTS");

  private static final Compose.Service KAFKA = Compose.read().service("kafka");

  @Test
  void shouldBeSettingsThatTheBrokerKnowsAndTakes() {
    Map<String, String> settings = settings();
    assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(settings.keySet());
    Properties properties = new Properties();
    properties.putAll(settings);
    KafkaConfig config = new KafkaConfig(properties, false);
    assertThat(config.nodeId()).isEqualTo(1);
    assertThat(config.autoCreateTopicsEnable()).isFalse();
  }

  @Test
  void shouldHoldWhatTheReadmeRecommends() {
    List<String> recommended =
        Repository.findAll(
            Repository.text("README.md"),
            "`(transaction\\.abort\\.timed\\.out\\.transaction\\.cleanup\\.interval\\.ms=\\d+)`");
    assertThat(recommended).isNotEmpty();
    for (String setting : recommended) {
      String[] parts = setting.split("=");
      assertThat(settings()).containsEntry(parts[0], parts[1]);
    }
  }

  @Test
  void shouldKeepOneCopyOfEverythingBecauseThereIsOneBroker() {
    settings()
        .forEach(
            (key, value) -> {
              if (key.endsWith("replication.factor") || key.endsWith("min.isr")) {
                assertThat(value).as(key).isEqualTo("1");
              }
            });
    // those whose default is more than one
    assertThat(settings())
        .containsKeys(
            "offsets.topic.replication.factor",
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr",
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr");
  }

  @Test
  void shouldKeepItsDataOnTheVolume() {
    assertThat(KAFKA.list("volumes")).containsExactly("kafka:" + settings().get("log.dirs"));
  }

  @Test
  void shouldTellTheHostThePortThatIsPublished() {
    String port = Repository.variables().get("KAFKA_PORT");
    assertThat(settings().get("advertised.listeners"))
        .isEqualTo("PLAINTEXT://kafka:9092,HOST://127.0.0.1:" + port);
    assertThat(KAFKA.list("ports")).containsExactly("127.0.0.1:" + port + ":29092");
    assertThat(settings().get("listeners")).endsWith("HOST://:29092");
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    KAFKA
        .environment()
        .forEach(
            (name, value) -> {
              if (!NOT_SETTINGS.contains(name)) {
                settings.put(
                    name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                    value);
              }
            });
    return settings;
  }
}
