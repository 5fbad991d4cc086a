package io.concord.app.lag;

import io.concord.app.RecommenderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks whether there is anything to read between a reader's position and the end. A partition that
 * is written in transactions may end in markers and in records of aborted transactions, which no
 * reader ever consumes.
 */
final class TailReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final Map<String, Object> config;
  private Consumer<byte[], byte[]> consumer;

  TailReader(RecommenderSettings settings) {
    config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.bootstrapServers(),
            ConsumerConfig.CLIENT_ID_CONFIG,
            settings.nodeId() + "-tail-reader",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            // a position that is gone must not be taken for the end
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            1,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            50);
  }

  /** Whether nothing up to the end can ever be read; false when that cannot be told in time. */
  boolean isEmpty(TopicPartition partition, Gap gap) {
    try {
      Consumer<byte[], byte[]> reader = consumer();
      reader.assign(List.of(partition));
      reader.seek(partition, gap.position());
      long giveUp = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < giveUp) {
        if (!reader.poll(Duration.ofMillis(50)).isEmpty()) {
          return false;
        } else if (reader.position(partition, PATIENCE) >= gap.end()) {
          return true;
        }
      }
      return false;
    } catch (KafkaException e) {
      return false;
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
    return consumer;
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
