package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.app.RecommenderSettings.Guarantee;
import io.concord.experiment.Experiment;
import io.concord.experiment.Experiment.Arm;
import io.concord.scoring.Strategy;
import io.concord.topology.Generation;
import io.concord.topology.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommenderSettingsTest {
  private static final Map<String, String> REQUIRED =
      Map.of("bootstrap.servers", "localhost:9092", "state.dir", "state");

  @Test
  void shouldTakeDefaults() {
    assertThat(RecommenderSettings.from(REQUIRED))
        .isEqualTo(
            new RecommenderSettings(
                "localhost:9092",
                new Topics("concord"),
                "node-1",
                Path.of("state"),
                4,
                ZoneId.of("UTC"),
                Duration.ofDays(7),
                Set.of(),
                Experiment.NONE,
                Generation.FIRST,
                Duration.ofMinutes(1),
                Duration.ofDays(90),
                Guarantee.EXACTLY_ONCE_V2,
                1,
                0,
                Duration.ofSeconds(8),
                (short) -1,
                128L << 20,
                Duration.ofMillis(12),
                Duration.ofMillis(60)));
  }

  @Test
  void shouldReadEverySetting() {
    Map<String, String> entries = new HashMap<>(REQUIRED);
    entries.put("topic.prefix", "shop-7");
    entries.put("source.prefix", "again");
    entries.put("generation", "2");
    entries.put("publish", "false");
    entries.put("node.id", "node-2");
    entries.put("partitions", "1000");
    entries.put("zone", "Europe/Kyiv");
    entries.put("source.retention.hours", "72");
    entries.put("excluded.products", " 25422404, 7 ,");
    entries.put("strategies", "v3=80, v4=20");
    entries.put("experiment.name", "autumn");
    entries.put("experiment.salt", "pepper");
    entries.put("experiment.overrides", "410376=v4, 7=v3");
    entries.put("demand.refresh.seconds", "5");
    entries.put("quality.corrections.days", "30");
    entries.put("processing.guarantee", "at_least_once");
    entries.put("stream.threads", "2");
    entries.put("standby.replicas", "1");
    entries.put("session.timeout.ms", "20000");
    entries.put("replication.factor", "3");
    entries.put("rocksdb.memory.mb", "1048576");
    entries.put("quiet.ms", "0");
    entries.put("wait.max.ms", "0");

    RecommenderSettings settings = RecommenderSettings.from(entries);

    assertThat(settings)
        .isEqualTo(
            new RecommenderSettings(
                "localhost:9092",
                new Topics("shop-7", "again"),
                "node-2",
                Path.of("state"),
                1_000,
                ZoneId.of("Europe/Kyiv"),
                Duration.ofHours(72),
                Set.of(25_422_404L, 7L),
                new Experiment(
                    "autumn",
                    "pepper",
                    List.of(new Arm(Strategy.V3, 80), new Arm(Strategy.V4, 20)),
                    Map.of(410_376L, Strategy.V4, 7L, Strategy.V3)),
                new Generation(2, false),
                Duration.ofSeconds(5),
                Duration.ofDays(30),
                Guarantee.AT_LEAST_ONCE,
                2,
                1,
                Duration.ofSeconds(20),
                (short) 3,
                1L << 40,
                Duration.ZERO,
                Duration.ZERO));
    assertThat(settings.applicationId()).isEqualTo("shop-7-recommender-g2");
    assertThat(settings.topology().topicEverywhere("product-demand"))
        .isEqualTo("shop-7-recommender-g2-product-demand-everywhere");
    assertThat(settings.topology().demandRefresh()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.topology().excludedProducts()).isEqualTo(Set.of(25_422_404L, 7L));
    assertThat(settings.topology().experiment()).isEqualTo(settings.experiment());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "topic.prefix | a.b | letters, digits",
        "topic.prefix | a b | letters, digits",
        "node.id | node 1 | letters, digits",
        "node.id | node/1 | letters, digits",
        "node.id | вузол | letters, digits",
        "partitions | 0 | from 1 to 1000",
        "partitions | 1001 | from 1 to 1000",
        "partitions | four | from 1 to 1000",
        "zone | Europe/Kyev | a time zone",
        "zone | +99 | a time zone",
        "source.retention.hours | 0 | from 1 to 100000",
        "excluded.products | 1;2 | product IDs",
        "excluded.products | 9223372036854775808 | product IDs",
        "strategies | v3=80,v4=30 | 100 together",
        "strategies | v3=80,v5=20 | 100 together",
        "strategies | v3 | 100 together",
        "strategies | v3=50,v3=50 | 100 together",
        "strategies | v3=101,v4=-1 | 100 together",
        "experiment.name | a b | letters, digits",
        "experiment.overrides | 7=v5 | clients and their strategies",
        "experiment.overrides | seven=v4 | clients and their strategies",
        "experiment.overrides | 7=v4,7=v3 | clients and their strategies",
        "processing.guarantee | exactly_once | exactly_once_v2 or at_least_once",
        "stream.threads | 0 | from 1 to 64",
        "stream.threads | 65 | from 1 to 64",
        "standby.replicas | -1 | from 0 to 5",
        "standby.replicas | 6 | from 0 to 5",
        "replication.factor | 0 | -1",
        "replication.factor | -2 | -1",
        "replication.factor | 11 | 10",
        "rocksdb.memory.mb | 31 | from 32 to 1048576",
        "rocksdb.memory.mb | 128m | from 32 to 1048576",
        "quiet.ms | -1 | from 0 to 10000",
        "quiet.ms | 10001 | from 0 to 10000",
        "quiet.ms | 61 | wait.max.ms",
        "wait.max.ms | 60001 | from 0 to 60000",
        "wait.max.ms | 11 | quiet.ms"
      })
  void shouldNameKeyValueAndWhatWasExpected(String key, String value, String expected) {
    Map<String, String> entries = new HashMap<>(REQUIRED);
    entries.put(key, value);

    assertThatThrownBy(() -> RecommenderSettings.from(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key + "=" + value)
        .hasMessageContaining(expected);
  }

  @Test
  void shouldAskForANameOfWhatIsCompared() {
    Map<String, String> entries = new HashMap<>(REQUIRED);
    entries.put("strategies", "v3=80,v4=20");

    assertThatThrownBy(() -> RecommenderSettings.from(entries))
        .hasMessageStartingWith("setting experiment.name must be set when strategies are compared");
    entries.put("strategies", "v3=0,v4=100");
    assertThat(RecommenderSettings.from(entries).experiment().main()).isEqualTo(Strategy.V4);
  }

  @Test
  void shouldRefuseAFolderThatCannotBeOne() {
    Map<String, String> entries = new HashMap<>(REQUIRED);
    entries.put("state.dir", "a\0b");

    assertThatThrownBy(() -> RecommenderSettings.from(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("state.dir must be a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bootstrap.servers", "state.dir"})
  void shouldNameARequiredSettingThatIsMissing(String key) {
    Map<String, String> entries = new HashMap<>(REQUIRED);
    entries.remove(key);

    assertThatThrownBy(() -> RecommenderSettings.from(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setting " + key + " must be set");
  }

  @Test
  void shouldRefuseAnUnknownSettingAndNameTheKnownOnes() {
    Map<String, String> entries = new HashMap<>(REQUIRED);
    entries.put("standby.replica", "1");

    assertThatThrownBy(() -> RecommenderSettings.from(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("standby.replica is not known")
        .hasMessageContaining("standby.replicas");
  }
}
