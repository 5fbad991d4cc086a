package io.concord.local.push;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes changes of some clients as nodes do, in short transactions of which every eighth is
 * aborted, until closed. What was promised to be published is waited for, also over an outage.
 */
final class ChangeProducer implements AutoCloseable {
  private static final int CLIENTS = 12;
  private static final Duration PAUSE = Duration.ofMillis(12);

  private final String topic;
  private final KafkaProducer<String, String> producer;
  private final Map<Long, Long> committed = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(11);
  private final Thread thread = new Thread(this::run, "change-producer");
  private volatile boolean closed;
  private volatile RuntimeException failure;

  ChangeProducer(String bootstrapServers, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "change-producer",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                "60000"),
            new StringSerializer(),
            new StringSerializer());
  }

  ChangeProducer start() {
    producer.initTransactions();
    thread.start();
    return this;
  }

  private void run() {
    try {
      for (int number = 1; !closed; number++) {
        transaction(number % 8 != 0);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void transaction(boolean commits) {
    Map<Long, Long> written = new HashMap<>(committed);
    producer.beginTransaction();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      long client = random.nextLong(1, CLIENTS + 1);
      long revision = written.merge(client, 1L, Long::sum);
      producer.send(new ProducerRecord<>(topic, Long.toString(client), list(client, revision)));
    }
    if (!commits) {
      producer.flush();
      producer.abortTransaction();
      return;
    }
    commit();
    committed.putAll(written);
  }

  /** A commit that timed out during an outage may be asked for again. */
  private void commit() {
    while (true) {
      try {
        producer.commitTransaction();
        return;
      } catch (org.apache.kafka.common.errors.TimeoutException e) {
        if (closed) {
          throw e;
        }
      }
    }
  }

  private static String list(long client, long revision) {
    return "{\"clientId\":%d,\"revision\":%d,\"segment\":\"HEAVY\",\"cause\":{\"kind\":\"order\",\"orders\":[]}}"
        .formatted(client, revision);
  }

  /** Stops and tells the last revision of each client. */
  Map<Long, Long> finish() throws InterruptedException {
    closed = true;
    thread.join();
    if (failure != null) {
      throw new KafkaException("publishing failed", failure);
    }
    return committed;
  }

  @Override
  public void close() {
    closed = true;
    producer.close(Duration.ofSeconds(2));
  }
}
