package io.concord.local.doctor.broker;

import io.concord.app.EdgeTopics;
import io.concord.local.doctor.check.Finding;
import io.concord.local.kafka.TopicSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    if (found.isEmpty()) {
      return List.of(
          Finding.error(
              "topic " + name + " does not exist",
              "start the connector, which creates it, or create it compacted"));
    }
    TopicState topic = found.get();
    List<Finding> faults = new ArrayList<>();
    partitions(topic, partitions).ifPresent(faults::add);
    compaction(topic).ifPresent(faults::add);
    if (topic.settings().compacts()
        && topic.settings().compactionLag().compareTo(EdgeTopics.COMPACTION_LAG) < 0) {
      faults.add(
          Finding.error(
              "changes are compacted after %d h: a node that lags longer goes wrong"
                  .formatted(topic.settings().compactionLag().toHours()),
              alter(name, "min.compaction.lag.ms=" + EdgeTopics.COMPACTION_LAG.toMillis())));
    }
    return orOk(faults, topic);
  }

  /** The topic of changed lists. */
  static List<Finding> changed(
      Optional<TopicState> found, String name, Optional<Integer> partitions) {
    if (found.isEmpty()) {
      return List.of(notYet(name));
    }
    List<Finding> faults = new ArrayList<>();
    partitions(found.get(), partitions).ifPresent(faults::add);
    compaction(found.get()).ifPresent(faults::add);
    return orOk(faults, found.get());
  }

  /** The topic of dead letters. */
  static List<Finding> deadLetters(Optional<TopicState> found, String name) {
    return found.isEmpty() ? List.of(notYet(name)) : orOk(keepsAll(found.get()), found.get());
  }

  /** The connector's memory of what the tables looked like. */
  static List<Finding> schemaHistory(Optional<TopicState> found, String name) {
    if (found.isEmpty()) {
      return List.of(
          Finding.warning(
              "topic " + name + " does not exist",
              "the connector creates it when it first starts; it cannot start again without"));
    }
    List<Finding> faults = new ArrayList<>(keepsAll(found.get()));
    if (found.get().partitions() != 1) {
      faults.add(
          Finding.error(
              "topic %s must have 1 partition, it has %d".formatted(name, found.get().partitions()),
              "create it anew and let the connector recover it (snapshot.mode=recovery)"));
    }
    return orOk(faults, found.get());
  }

  private static Finding notYet(String name) {
    return Finding.warning("topic " + name + " does not exist", "start a node, which creates it");
  }

  private static List<Finding> keepsAll(TopicState topic) {
    TopicSettings settings = topic.settings();
    List<Finding> faults = new ArrayList<>();
    if (settings.compacts()) {
      faults.add(
          Finding.error(
              "topic " + topic.name() + " is compacted: records of it get lost",
              alter(topic.name(), "cleanup.policy=delete")));
    }
    if (settings.deletes()
        && (!settings.retention().isNegative() || settings.retentionBytes() >= 0)) {
      faults.add(
          Finding.error(
              "topic " + topic.name() + " loses old records",
              alter(topic.name(), "retention.ms=-1,retention.bytes=-1")));
    }
    return faults;
  }

  private static Optional<Finding> partitions(TopicState topic, Optional<Integer> needed) {
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

  private static Optional<Finding> compaction(TopicState topic) {
    return topic.settings().compacts() && !topic.settings().deletes()
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "topic " + topic.name() + " deletes old records, of rows that are still there",
                alter(topic.name(), "cleanup.policy=compact")));
  }

  private static String alter(String topic, String settings) {
    return "kafka-configs --alter --topic " + topic + " --add-config " + settings;
  }

  private static List<Finding> orOk(List<Finding> faults, TopicState topic) {
    return faults.isEmpty()
        ? List.of(
            Finding.ok(
                "%s has %d partitions, replication factor %d, %s"
                    .formatted(
                        topic.name(),
                        topic.partitions(),
                        topic.replicas(),
                        topic.settings().compacts() ? "is compacted" : "keeps all")))
        : faults;
  }
}
