package io.concord.app.deadletter;

import io.concord.app.RecommenderSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the dead letters from their beginning on a thread of its own and knows which are open.
 * The topic is the truth: every node reads the same, and a restart forgets nothing. Thread-safe.
 */
public final class DeadLetterWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWatch.class);

  /** Some ten megabytes at worst. */
  private static final int BLOCKS_MAX = 50_000;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final RecommenderSettings settings;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Thread thread = new Thread(this::run, "dead-letter-watch");
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Consumer<byte[], byte[]> reading;
  private volatile DeadLetterReport report = DeadLetterReport.UNKNOWN;

  public DeadLetterWatch(RecommenderSettings settings) {
    this(settings, () -> consumer(settings));
  }

  DeadLetterWatch(RecommenderSettings settings, Supplier<Consumer<byte[], byte[]>> consumers) {
    this.settings = settings;
    this.consumers = consumers;
    thread.setDaemon(true);
  }

  private static Consumer<byte[], byte[]> consumer(RecommenderSettings settings) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.bootstrapServers(),
            ConsumerConfig.CLIENT_ID_CONFIG,
            settings.applicationId() + "-" + settings.nodeId() + "-dead-letters",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  public void start() {
    thread.start();
  }

  public DeadLetterReport report() {
    return report;
  }

  public void bindTo(MeterRegistry registry) {
    Gauge.builder("recommender.dead.letters.open", this, DeadLetterWatch::gauge)
        .description("Dead letters neither replayed nor dismissed, of all nodes; -1 while unknown")
        .strongReference(true)
        .register(registry);
    Gauge.builder("recommender.lists.inexact", this, watch -> watch.report.inexact() ? 1 : 0)
        .description("1 while a list may not be what V3 would give, because of open dead letters")
        .strongReference(true)
        .register(registry);
  }

  private long gauge() {
    DeadLetterReport current = report;
    return current.known() ? current.open() : -1;
  }

  /** What stops the reading makes everything unknown until it has been read again. */
  private void run() {
    do {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        reading = consumer;
        follow(consumer);
      } catch (WakeupException | InterruptException e) {
        return;
      } catch (KafkaException e) {
        LOG.warn("The dead letters cannot be read, trying again: {}", e.getMessage());
        report = report.outdated();
      }
    } while (!isClosedWithin(RETRY));
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    String topic = settings.topics().deadLetters();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      return;
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    OpenLetters letters = new OpenLetters(settings.topics(), BLOCKS_MAX);
    boolean known = false;
    while (!isClosedWithin(Duration.ZERO)) {
      var records = consumer.poll(POLL);
      records.forEach(record -> DeadLetterFormat.read(record).ifPresent(letters::accept));
      boolean isFirst = !known && isAtEnd(consumer, ends);
      known |= isFirst;
      if (isFirst || known && !records.isEmpty()) {
        report = letters.report();
      }
    }
  }

  private static boolean isAtEnd(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private boolean isClosedWithin(Duration time) {
    try {
      return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Consumer<byte[], byte[]> current = reading;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
