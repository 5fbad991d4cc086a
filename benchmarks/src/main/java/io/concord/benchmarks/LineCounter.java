package io.concord.benchmarks;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches how many lines a group has committed, and when it passed the warm-up, interpolated
 * between two commits.
 */
final class LineCounter implements AutoCloseable {
  private final Admin admin;
  private final String group;
  private final Set<TopicPartition> partitions;
  private final long warmUp;
  private long lines;
  private long changedNanos = System.nanoTime();
  private long warmNanos;

  LineCounter(String bootstrapServers, String group, String topic, int partitions, long warmUp) {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    this.group = group;
    this.warmUp = warmUp;
    this.partitions =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toSet());
  }

  /** Lines committed now. */
  long update() throws InterruptedException {
    long now = System.nanoTime();
    long committed = committed();
    if (committed > lines) {
      if (lines < warmUp && committed >= warmUp) {
        double share = (double) (warmUp - lines) / (committed - lines);
        warmNanos = changedNanos + (long) ((now - changedNanos) * share);
      }
      lines = committed;
      changedNanos = now;
    }
    return lines;
  }

  /** When the warm-up was over. */
  long warmNanos() {
    return warmNanos;
  }

  private long committed() throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          admin
              .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
              .partitionsToOffsetAndMetadata(group)
              .get();
      return partitions.stream()
          .map(offsets::get)
          .filter(offset -> offset != null)
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (ExecutionException e) {
      return lines;
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
