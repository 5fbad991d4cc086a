package io.concord.local.doctor.broker;

import io.concord.local.doctor.check.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Judges the cluster: copies of what it keeps, transactions, and the connector's heartbeat. */
final class BrokerJudge {
  private static final Duration HEARTBEAT_AGE_MAX = Duration.ofSeconds(60);
  private static final Duration TRANSACTION_CLEANUP_MAX = Duration.ofSeconds(1);

  private BrokerJudge() {}

  static List<Finding> replication(int brokers, Collection<TopicState> topics) {
    List<Finding> faults = new ArrayList<>();
    List<String> leaderless = names(topics, topic -> topic.leaderless() > 0);
    if (!leaderless.isEmpty()) {
      faults.add(
          Finding.error("nobody leads partitions of " + leaderless, "bring their brokers back"));
    }
    List<String> behind = names(topics, topic -> topic.underReplicated() > 0);
    if (!behind.isEmpty()) {
      faults.add(
          Finding.warning(
              "copies are missing or behind, of " + behind, "see which broker is away"));
    }
    List<String> single = names(topics, topic -> topic.replicas() < 2);
    if (brokers == 1) {
      faults.add(
          Finding.warning(
              "there is 1 broker: with it everything stands still, with its disk all is lost",
              "run 3 brokers with replication factor 3"));
    } else if (!single.isEmpty()) {
      faults.add(
          Finding.warning(
              "a broker less and these are gone: " + single,
              "raise their replication factor (kafka-reassign-partitions), and the brokers'"
                  + " default.replication.factor"));
    }
    return faults.isEmpty()
        ? List.of(
            Finding.ok("%d brokers, all of %d topics copied".formatted(brokers, topics.size())))
        : faults;
  }

  private static List<String> names(Collection<TopicState> topics, Predicate<TopicState> which) {
    return topics.stream().filter(which).map(TopicState::name).sorted().toList();
  }

  static Finding transactions(Duration cleanup) {
    String seen = "timed-out transactions are looked for every " + cleanup.toMillis() + " ms";
    return cleanup.compareTo(TRANSACTION_CLEANUP_MAX) > 0
        ? Finding.warning(
            seen + ": what a killed node wrote last holds back readers until then",
            "set transaction.abort.timed.out.transaction.cleanup.interval.ms=1000 on the brokers")
        : Finding.ok(seen);
  }

  /**
   * @param running consumer groups of nodes that run, one for each generation
   */
  static Finding generations(Set<String> running) {
    return running.size() < 2
        ? Finding.ok(running.isEmpty() ? "no node runs" : "nodes run as " + running)
        : Finding.warning(
            "nodes of several generations run: " + running,
            "finish the rebuild: stop the old nodes, then bin/recommender retire");
  }

  /**
   * @param age since the last heartbeat; empty when there is none
   */
  static Finding heartbeat(String topic, Optional<Duration> age) {
    if (age.isEmpty()) {
      return Finding.error(
          "there is no heartbeat in " + topic,
          "start the connector; its heartbeat.interval.ms must be set");
    }
    String seen = "the connector's last heartbeat is " + age.get().toSeconds() + " s old";
    return age.get().compareTo(HEARTBEAT_AGE_MAX) > 0
        ? Finding.error(
            seen + ": changes do not come through",
            "see whether the connector runs (--connect) and reaches its database")
        : Finding.ok(seen);
  }

  static Finding letters(long open, long ofLists, String bootstrapServers) {
    String advice = "bin/recommender dead-letters list --kafka " + bootstrapServers;
    if (open == 0) {
      return Finding.ok("no open dead letters");
    }
    return ofLists > 0
        ? Finding.error(
            "%d open dead letters, of %d lists may depend: they are marked possibly inexact"
                .formatted(open, ofLists),
            advice)
        : Finding.warning(open + " open dead letters, of names of products", advice);
  }
}
