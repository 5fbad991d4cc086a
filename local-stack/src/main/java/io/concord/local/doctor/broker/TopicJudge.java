package io.concord.local.doctor.broker;

import io.concord.app.EdgeTopics;
import io.concord.local.doctor.check.Finding;
import io.concord.local.kafka.TopicSettings.Shortfall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/** Judges topics by what the product needs of them. */
final class TopicJudge {
  private TopicJudge() {}

  /**
   * A source topic.
   *
   * @param partitions that it must have; empty if any number will do
   */
  static List<Finding> source(
      Optional<TopicState> found, String name, Optional<Integer> partitions) {
    return found.isEmpty()
        ? List.of(
            Finding.error(
                "topic " + name + " does not exist", "bin/recommender create-topics makes it"))
        : judge(found.get(), EdgeTopics.SOURCE, needed(found.get(), partitions));
  }

  /** The topic of changed lists. */
  static List<Finding> changed(
      Optional<TopicState> found, String name, Optional<Integer> partitions) {
    return found.isEmpty()
        ? List.of(notYet(name))
        : judge(found.get(), EdgeTopics.CHANGES, needed(found.get(), partitions));
  }

  /** The topic of dead letters. */
  static List<Finding> deadLetters(Optional<TopicState> found, String name) {
    return found.isEmpty()
        ? List.of(notYet(name))
        : judge(found.get(), EdgeTopics.FOREVER, Optional.empty());
  }

  /** The connector's memory of what the tables looked like. */
  static List<Finding> schemaHistory(Optional<TopicState> found, String name) {
    return found.isEmpty()
        ? List.of(
            Finding.warning(
                "topic " + name + " does not exist",
                "bin/recommender create-topics makes it for a connector that never ran; one that"
                    + " did cannot start again without (snapshot.mode=recovery)"))
        : judge(found.get(), EdgeTopics.FOREVER, single(found.get()));
  }

  private static Finding notYet(String name) {
    return Finding.warning("topic " + name + " does not exist", "start a node, which creates it");
  }

  private static Optional<Finding> needed(TopicState topic, Optional<Integer> needed) {
    return needed
        .filter(number -> number != topic.partitions())
        .map(
            number ->
                Finding.error(
                    "topic %s must have %d partitions, it has %d"
                        .formatted(topic.name(), number, topic.partitions()),
                    "create it anew with as many, and rebuild; or change the setting partitions"
                        + " of all nodes"));
  }

  private static Optional<Finding> single(TopicState topic) {
    return topic.partitions() == 1
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "topic %s must have 1 partition, it has %d"
                    .formatted(topic.name(), topic.partitions()),
                "create it anew and let the connector recover it (snapshot.mode=recovery)"));
  }

  private static List<Finding> judge(
      TopicState topic, Map<String, String> wanted, Optional<Finding> partitions) {
    List<Finding> faults = new ArrayList<>();
    partitions.ifPresent(faults::add);
    for (Shortfall each : topic.settings().shortfalls(wanted)) {
      faults.add(
          Finding.error(
              consequence(topic, each),
              "kafka-configs --alter --topic %s --add-config %s=%s"
                  .formatted(topic.name(), each.key(), each.wanted())));
    }
    return faults.isEmpty() ? List.of(Finding.ok(seen(topic))) : faults;
  }

  private static String consequence(TopicState topic, Shortfall shortfall) {
    String name = "topic " + topic.name();
    return switch (shortfall.key()) {
      case TopicConfig.CLEANUP_POLICY_CONFIG ->
          shortfall.wanted().equals(TopicConfig.CLEANUP_POLICY_COMPACT)
              ? name + " deletes old records, of rows that are still there"
              : name + " is compacted: records of it get lost";
      case TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG ->
          "changes in %s may be compacted after %d h: who lags longer misses some"
              .formatted(name, topic.settings().compactionLag().toHours());
      default -> name + " loses old records, " + shortfall.key() + "=" + shortfall.actual();
    };
  }

  private static String seen(TopicState topic) {
    return "%s has %d partitions, replication factor %d, %s"
        .formatted(
            topic.name(),
            topic.partitions(),
            topic.replicas(),
            topic.settings().compacts() ? "is compacted" : "keeps all");
  }
}
