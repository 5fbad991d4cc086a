package io.concord.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;

/**
 * Which node has which tasks, as the group last agreed. Remembers it while Kafka Streams is
 * stopped, so that a node that is leaving can still send requests to the others. Thread-safe.
 */
final class TaskPlacement {
  private static final int TURN_SECONDS = 5;

  private volatile Collection<StreamsMetadata> nodes = List.of();

  /** All nodes, with the source partitions of their tasks. */
  Collection<StreamsMetadata> nodes(KafkaStreams streams) {
    if (streams != null && streams.state().isRunningOrRebalancing()) {
      try {
        remember(streams.metadataForAllStreamsClients());
      } catch (IllegalStateException e) {
        // it stopped since it was asked for its state; what is remembered is as good as any
        return nodes;
      }
    }
    return nodes;
  }

  void remember(Collection<StreamsMetadata> current) {
    if (!current.isEmpty()) {
      nodes = List.copyOf(current);
    }
  }

  /**
   * Whether a node may stop its streams for a moment now. All nodes see the same lag and would stop
   * at once, and then nobody answers; so each has its turn.
   */
  boolean isTurnOf(String address, Instant now) {
    List<String> addresses = nodes.stream().map(TaskPlacement::address).sorted().toList();
    int rank = addresses.indexOf(address);
    return rank < 0 || now.getEpochSecond() / TURN_SECONDS % addresses.size() == rank;
  }

  /** The nodes whose task reads this partition. */
  TaskHolders holders(KafkaStreams streams, TopicPartition partition) {
    String active = null;
    List<String> standbys = new ArrayList<>();
    for (StreamsMetadata node : nodes(streams)) {
      if (has(node.topicPartitions(), partition)) {
        active = address(node);
      } else if (has(node.standbyTopicPartitions(), partition)) {
        standbys.add(address(node));
      }
    }
    return active == null && standbys.isEmpty()
        ? TaskHolders.NONE
        : new TaskHolders(active, standbys);
  }

  /** How many copies of these partitions' tasks are not there, of so many that each should have. */
  long missingCopies(KafkaStreams streams, List<TopicPartition> partitions, int replicas) {
    return partitions.stream()
        .mapToLong(at -> Math.max(0, replicas - holders(streams, at).standbys().size()))
        .sum();
  }

  private static boolean has(Set<TopicPartition> partitions, TopicPartition partition) {
    return partitions.contains(partition);
  }

  private static String address(StreamsMetadata node) {
    return node.hostInfo().host() + ":" + node.hostInfo().port();
  }
}
