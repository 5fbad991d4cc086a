package io.concord.local.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.app.RecommenderSettings;
import io.concord.connect.ConnectorSettings;
import io.concord.connect.SourceTables;
import io.concord.topology.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** The topics that are made in advance must be those the connectors write. */
class RequiredTopicsTest {
  private static final Topics TOPICS = new Topics("concord");
  private static final RecommenderSettings SETTINGS =
      RecommenderSettings.from(Map.of("bootstrap.servers", "broker:9092", "state.dir", "."));

  @Test
  void shouldNameTheTopicsThatTheSqlServerConnectorNames() {
    for (String prefix : List.of("concord", "concord2")) {
      Topics topics = new Topics("concord", prefix);
      Map<String, String> connector =
          ConnectorSettings.sqlServer().with(Map.of("topic.prefix", prefix)).values();
      assertThat(RequiredTopics.schemaHistory(topics))
          .isEqualTo(connector.get("schema.history.internal.kafka.topic"));
      assertThat(RequiredTopics.signals(topics)).isEqualTo(connector.get("signal.kafka.topic"));
    }
  }

  @Test
  void shouldMakeOneTopicPerSourceTableAsTheConnectorsWouldMakeThem() {
    Map<String, String> connector = ConnectorSettings.sqlServer().values();
    for (String table : SourceTables.NAMES) {
      NewTopic topic = topic(connector.get("topic.prefix") + ".cdc." + table);
      assertThat(topic.numPartitions())
          .hasToString(connector.get("topic.creation.default.partitions"));
      assertThat(topic.configs())
          .containsEntry("cleanup.policy", connector.get("topic.creation.default.cleanup.policy"))
          .containsEntry(
              "min.compaction.lag.ms",
              connector.get("topic.creation.default.min.compaction.lag.ms"));
    }
  }

  @Test
  void shouldMakeTheTopicOfHeartbeatsAsTheConnectorsWouldMakeIt() {
    Map<String, String> connector = ConnectorSettings.sqlServer().values();
    NewTopic topic = topic("__debezium-heartbeat." + connector.get("topic.prefix"));
    assertThat(topic.name()).matches(connector.get("topic.creation.heartbeat.include"));
    assertThat(topic.numPartitions())
        .hasToString(connector.get("topic.creation.heartbeat.partitions"));
    assertThat(topic.configs())
        .containsEntry("cleanup.policy", connector.get("topic.creation.heartbeat.cleanup.policy"));
  }

  @Test
  void shouldNeverForgetTheSchemaHistory() {
    assertThat(topic(RequiredTopics.schemaHistory(TOPICS)).configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1")
        .containsEntry("retention.bytes", "-1");
  }

  private static NewTopic topic(String name) {
    return RequiredTopics.of(SETTINGS).stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
