package io.concord.local.topics;

import io.concord.app.EdgeTopics;
import io.concord.app.RecommenderSettings;
import io.concord.topology.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Topics that nobody makes in time by himself: nodes refuse to start without the source topics,
 * which Connect makes only with the first row of a table; they look for heartbeats, which come with
 * the connector; and the SQL Server connector would make its own two with the broker's defaults,
 * which let them forget.
 */
public final class RequiredTopics {
  private static final Map<String, String> SIGNALS =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);

  private RequiredTopics() {}

  /** All of them, with as many replicas as the settings say. */
  static List<NewTopic> of(RecommenderSettings settings) {
    List<NewTopic> topics = new ArrayList<>(EdgeTopics.sources(settings));
    topics.add(single(settings.topics().heartbeats(), settings, EdgeTopics.NEWEST));
    topics.add(single(schemaHistory(settings.topics()), settings, EdgeTopics.FOREVER));
    topics.add(single(signals(settings.topics()), settings, SIGNALS));
    return topics;
  }

  /** The connector's memory of the tables' columns; without it the connector cannot go on. */
  public static String schemaHistory(Topics topics) {
    return topics.sourcePrefix() + ".schema-history";
  }

  /** Where an operator asks the connector for a new snapshot of a table. */
  static String signals(Topics topics) {
    return topics.sourcePrefix() + ".connector-signals";
  }

  /** Each is a sequence, so it has one partition. */
  private static NewTopic single(
      String name, RecommenderSettings settings, Map<String, String> config) {
    Optional<Short> replicas =
        settings.replicationFactor() < 0
            ? Optional.empty()
            : Optional.of(settings.replicationFactor());
    return new NewTopic(name, Optional.of(1), replicas).configs(config);
  }
}
