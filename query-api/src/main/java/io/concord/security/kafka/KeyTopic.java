package io.concord.security.kafka;

import io.concord.security.KeyRegister;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of API keys on a thread of its own: first all there is, then each change, which
 * every node so learns in some hundredths of a second. While the brokers are away the keys stay as
 * they were last. A record that cannot be read shuts its key out: it may be a revocation.
 */
public final class KeyTopic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyTopic.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final String bootstrapServers;
  private final TopicPartition partition;
  private final short replicas;
  private final KeyRegister register;
  private final Thread thread = new Thread(this::run, "api-keys");
  private volatile boolean closed;

  /**
   * A topic that nobody reads yet.
   *
   * @param replicas of the topic, if it must be made; negative for the broker's default
   */
  public KeyTopic(String bootstrapServers, String topic, short replicas, KeyRegister register) {
    this.bootstrapServers = bootstrapServers;
    this.partition = new TopicPartition(topic, 0);
    this.replicas = replicas;
    this.register = register;
  }

  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!closed) {
      try {
        create();
        follow();
      } catch (InterruptException | InterruptedException e) {
        return; // by close
      } catch (RuntimeException e) { // whatever it is, revocations must go on coming
        LOG.warn("API keys cannot be read, those read so far stay: {}", e.toString());
        pause();
      }
    }
  }

  private void create() throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      ApiKeyRecords.create(admin, partition.topic(), replicas);
    }
  }

  private void follow() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (!closed) {
        if (!register.areRead() && consumer.position(partition) >= end) {
          register.read();
        }
        consumer.poll(POLL).forEach(this::put);
      }
    }
  }

  private void put(ConsumerRecord<byte[], byte[]> record) {
    ApiKeyRecords.read(
        record,
        register,
        (id, e) -> LOG.error("An API key cannot be read and is shut out, key={}", id, e));
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        consumerSettings(bootstrapServers),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Begins anew where it cannot go on: what is read twice does no harm, what is left out may. */
  static Map<String, Object> consumerSettings(String bootstrapServers) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
        false);
  }

  private void pause() {
    try {
      Thread.sleep(RETRY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
