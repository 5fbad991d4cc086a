package io.concord.app;

import io.concord.store.Names;
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

  private final RecommenderSettings settings;
  private volatile Collection<StreamsMetadata> nodes = List.of();

  TaskPlacement(RecommenderSettings settings) {
    this.settings = settings;
  }

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

  /** The nodes that hold a partition of the client stage. */
  TaskHolders ofClients(KafkaStreams streams, int partition) {
    return holders(nodes(streams), Names.PURCHASES_BY_CLIENT, partition);
  }

  /** The nodes that hold the popularity. */
  TaskHolders ofPopularity(KafkaStreams streams) {
    return holders(nodes(streams), Names.POPULARITY, 0);
  }

  /** The nodes that hold the quality. */
  TaskHolders ofQuality(KafkaStreams streams) {
    return holders(nodes(streams), Names.ORDER_QUALITY, 0);
  }

  /** How many of the copies that each task with stores should have are on no node. */
  long missingCopies(KafkaStreams streams) {
    Collection<StreamsMetadata> current = nodes(streams);
    long missing = missing(holders(current, Names.POPULARITY, 0));
    missing += missing(holders(current, Names.ORDER_QUALITY, 0));
    for (int partition = 0; partition < settings.partitions(); partition++) {
      missing += missing(holders(current, Names.LINES_BY_ORDER, partition));
      missing += missing(holders(current, Names.PURCHASES_BY_CLIENT, partition));
    }
    return missing;
  }

  private int missing(TaskHolders holders) {
    return Math.max(0, settings.standbyReplicas() - holders.standbys().size());
  }

  /** The nodes whose task reads this partition of an internal topic. */
  private TaskHolders holders(Collection<StreamsMetadata> current, String name, int number) {
    TopicPartition partition = new TopicPartition(settings.internalTopic(name), number);
    String active = null;
    List<String> standbys = new ArrayList<>();
    for (StreamsMetadata node : current) {
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

  private static boolean has(Set<TopicPartition> partitions, TopicPartition partition) {
    return partitions.contains(partition);
  }

  static String address(StreamsMetadata node) {
    return node.hostInfo().host() + ":" + node.hostInfo().port();
  }
}
