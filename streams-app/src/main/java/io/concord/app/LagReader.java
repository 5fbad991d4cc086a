package io.concord.app;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the application is behind: committed records of the source and internal topics that it
 * has not processed.
 */
final class LagReader {
  /**
   * A partition written under exactly-once may end in a few transaction markers that no reader
   * consumes.
   */
  private static final long MARKERS_MAX = 3;

  private final Admin admin;
  private final RecommenderSettings settings;

  LagReader(Admin admin, RecommenderSettings settings) {
    this.admin = admin;
    this.settings = settings;
  }

  /** Records behind, over all topics. */
  long read() throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> committed = committed();
    return ends(
            committed.keySet().stream()
                .collect(Collectors.toMap(at -> at, at -> OffsetSpec.latest())))
        .entrySet()
        .stream()
        .mapToLong(end -> lag(end.getKey(), end.getValue() - committed.get(end.getKey())))
        .sum();
  }

  private long lag(TopicPartition partition, long behind) {
    boolean ownTopic = !settings.topics().isSource(partition.topic());
    return ownTopic && behind <= MARKERS_MAX ? 0 : Math.max(0, behind);
  }

  /** Committed offsets; the beginning of a source partition that was never read. */
  private Map<TopicPartition, Long> committed() throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> offsets = ends(sources());
    String group = settings.applicationId();
    Map<TopicPartition, OffsetAndMetadata> read =
        admin
            .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
            .partitionsToOffsetAndMetadata(group)
            .get();
    read.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }

  /** The processed source partitions; the catalogue is read by every node without a group. */
  private Map<TopicPartition, OffsetSpec> sources()
      throws InterruptedException, ExecutionException {
    var topics = settings.topics();
    return admin
        .describeTopics(
            java.util.List.of(
                topics.orders(), topics.orderItems(), topics.clientAgreements(), topics.clients()))
        .allTopicNames()
        .get()
        .values()
        .stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.earliest()));
  }

  private Map<TopicPartition, Long> ends(Map<TopicPartition, OffsetSpec> specs)
      throws InterruptedException, ExecutionException {
    return admin
        .listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
