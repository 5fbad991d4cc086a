package io.concord.local.kafka;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads one partition from its beginning, as far as it is asked to. Not thread-safe. */
public final class PartitionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long STALL_NANOS_MAX = Duration.ofSeconds(30).toNanos();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final long begin;

  public PartitionReader(String bootstrapServers, TopicPartition partition) {
    this.consumer = KafkaClients.consumer(bootstrapServers);
    this.partition = partition;
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    this.begin = consumer.position(partition);
  }

  /** The partitions of a topic; none when it does not exist. */
  public static List<TopicPartition> partitions(String bootstrapServers, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = KafkaClients.consumer(bootstrapServers)) {
      return partitions(consumer, topic);
    }
  }

  /** The partitions of a topic, asked with a consumer that is there already. */
  public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /** The first offset there is. */
  public long begin() {
    return begin;
  }

  /** The offset after the last committed record. */
  public long end() {
    return consumer.endOffsets(List.of(partition)).get(partition);
  }

  /**
   * Reads on until everything below this offset is read; may read further.
   *
   * @throws TimeoutException when nothing comes any more
   */
  public void readTo(long offset, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    long movedNanos = System.nanoTime();
    while (consumer.position(partition) < offset) {
      var records = consumer.poll(POLL);
      records.forEach(sink);
      if (!records.isEmpty()) {
        movedNanos = System.nanoTime();
      } else if (System.nanoTime() - movedNanos > STALL_NANOS_MAX) {
        throw new TimeoutException("nothing to read any more, partition=" + partition);
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
