package io.concord.app.lag;

import io.concord.app.RecommenderSettings;
import io.concord.store.Names;
import io.concord.topology.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the application, all its nodes together, has processed the source and internal topics.
 * Ends are of everything written: what waits behind an open transaction is not processed either.
 */
final class LagReader {
  private final Admin admin;
  private final RecommenderSettings settings;

  LagReader(Admin admin, RecommenderSettings settings) {
    this.admin = admin;
    this.settings = settings;
  }

  /** Of each partition of these topics, the offset up to which it is processed and its end. */
  Map<TopicPartition, Gap> read(Collection<TopicDescription> existing)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> committed = committed(existing);
    Map<TopicPartition, Gap> gaps = new HashMap<>();
    ends(committed.keySet().stream().collect(Collectors.toMap(at -> at, at -> OffsetSpec.latest())))
        .forEach((at, end) -> gaps.put(at, gap(at, committed.get(at), end)));
    return gaps;
  }

  private Gap gap(TopicPartition partition, long committed, long end) {
    Gap gap = new Gap(committed, end);
    boolean transactional =
        settings.isExactlyOnce() && !settings.topics().isSource(partition.topic());
    return transactional ? gap.withoutMarker() : gap;
  }

  /** Committed offsets; the beginning of a partition that was never read. */
  private Map<TopicPartition, Long> committed(Collection<TopicDescription> existing)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> offsets = ends(beginnings(existing));
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

  /**
   * Partitions of source and repartition topics. The latter have no committed offset until their
   * stage commits first, which is after the stage before has: without them a node that has read all
   * sources would look done while everything is still between the stages. The catalogue is read by
   * every node without a group.
   */
  private Map<TopicPartition, OffsetSpec> beginnings(Collection<TopicDescription> existing) {
    Set<String> read = topics();
    return existing.stream()
        .filter(topic -> read.contains(topic.name()))
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .collect(Collectors.toMap(at -> at, at -> OffsetSpec.earliest()));
  }

  private Set<String> topics() {
    Topics edge = settings.topics();
    Stream<String> internal =
        Stream.of(
                Names.AGREEMENTS_EVERYWHERE,
                Names.LINES_BY_ORDER,
                Names.PURCHASES_BY_CLIENT,
                Names.POPULARITY,
                Names.ORDER_QUALITY)
            .map(settings::internalTopic);
    Stream<String> sources =
        Stream.of(edge.orders(), edge.orderItems(), edge.clientAgreements(), edge.clients());
    return Stream.concat(sources, internal).collect(Collectors.toUnmodifiableSet());
  }

  private Map<TopicPartition, Long> ends(Map<TopicPartition, OffsetSpec> specs)
      throws InterruptedException, ExecutionException {
    return admin
        .listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
