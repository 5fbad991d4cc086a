package io.concord.push.kafka;

import io.concord.cdc.EnvelopeException;
import io.concord.log.LogRate;
import io.concord.push.ChangeSink;
import io.concord.push.PushObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the whole change topic on a thread of its own, from its start on, and tells a sink. An
 * outage of the brokers is waited for; after it reading goes on where it stopped, or begins anew
 * when that place or the topic is gone.
 */
public final class ChangeTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeTail.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration REST_MIN = Duration.ofMillis(250);
  private static final Duration REST_MAX = Duration.ofSeconds(5);
  private static final Duration ASKED_EVERY = Duration.ofSeconds(10);
  private static final Duration ASKED_WITHIN = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final ChangeTopic topic;
  private final Brokers brokers;
  private final ChangeSink sink;
  private final InstantSource clock;
  private final PushObserver observer;
  private final LogRate leftOutLines = new LogRate(1, Duration.ofSeconds(10), System::nanoTime);
  private final Thread thread = new Thread(this::run, "change-tail");
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Consumer<byte[], byte[]> reading;

  // of the thread alone
  private UUID identity;
  private long[] next = new long[0];
  private Instant askedAt;
  private Duration rest = REST_MIN;

  /** By partition, the end when it was asked for; null when all below has been read, or unknown. */
  private long[] ends;

  /** Who is asked, each time anew. */
  interface Brokers {
    Consumer<byte[], byte[]> consumer();

    TopicFacts facts() throws InterruptedException, ExecutionException;
  }

  /**
   * A tail that does not follow yet.
   *
   * @param keptUnlessTold for how long nothing is compacted away, when this node may not ask
   */
  public ChangeTail(
      ChangeTopic topic,
      ChangeSink sink,
      Duration keptUnlessTold,
      InstantSource clock,
      PushObserver observer) {
    this(topic, brokers(topic, keptUnlessTold), sink, clock, observer);
  }

  ChangeTail(
      ChangeTopic topic,
      Brokers brokers,
      ChangeSink sink,
      InstantSource clock,
      PushObserver observer) {
    this.topic = topic;
    this.brokers = brokers;
    this.sink = sink;
    this.clock = clock;
    this.observer = observer;
    thread.setDaemon(true);
  }

  private static Brokers brokers(ChangeTopic topic, Duration keptUnlessTold) {
    return new Brokers() {
      @Override
      public Consumer<byte[], byte[]> consumer() {
        return topic.consumer("tail");
      }

      @Override
      public TopicFacts facts() throws InterruptedException, ExecutionException {
        return TopicFacts.ask(topic, keptUnlessTold);
      }
    };
  }

  public void start() {
    thread.start();
  }

  private void run() {
    do {
      try (Consumer<byte[], byte[]> consumer = brokers.consumer()) {
        reading = consumer;
        begin(consumer);
        follow(consumer);
      } catch (WakeupException | InterruptException | InterruptedException e) {
        return;
      } catch (OffsetOutOfRangeException e) {
        LOG.warn("The change log lost what was read of it, beginning anew: {}", e.getMessage());
        identity = null;
      } catch (KafkaException | ExecutionException e) {
        LOG.warn("The change log cannot be read, trying again: {}", e.getMessage());
      } catch (RuntimeException e) {
        // nobody knows how much of it was told: subscribers end, and come back to a new beginning
        LOG.error("The change log cannot be followed, beginning anew", e);
        identity = null;
      }
    } while (!isClosedWithin(nextRest()));
  }

  /** Longer and longer, until everything there is was read. */
  private Duration nextRest() {
    Duration now = rest;
    Duration longer = now.multipliedBy(2);
    rest = longer.compareTo(REST_MAX) > 0 ? REST_MAX : longer;
    return now;
  }

  private void begin(Consumer<byte[], byte[]> consumer)
      throws InterruptedException, ExecutionException {
    TopicFacts facts = brokers.facts();
    List<TopicPartition> partitions =
        IntStream.range(0, facts.partitions()).mapToObj(topic::partition).toList();
    consumer.assign(partitions);
    if (!facts.id().equals(identity) || next.length != partitions.size()) {
      open(facts, consumer, partitions);
    }
    partitions.forEach(partition -> consumer.seek(partition, next[partition.partition()]));
  }

  private void open(
      TopicFacts facts, Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    next = offsets(consumer.beginningOffsets(partitions));
    askedAt = clock.instant();
    ends = offsets(consumer.endOffsets(partitions));
    sink.opened(facts.id(), next, facts.kept());
    identity = facts.id();
    tellIfCurrent();
  }

  private static long[] offsets(Map<TopicPartition, Long> byPartition) {
    long[] offsets = new long[byPartition.size()];
    byPartition.forEach((partition, offset) -> offsets[partition.partition()] = offset);
    return offsets;
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    while (!isClosedWithin(Duration.ZERO)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        ChangeTopic.change(record, reason -> leftOut(record, reason)).ifPresent(sink::append);
        next[record.partition()] = record.offset() + 1;
      }
      for (TopicPartition partition : consumer.assignment()) {
        long position = consumer.position(partition);
        if (position > next[partition.partition()]) {
          next[partition.partition()] = position;
          sink.reached(partition.partition(), position);
        }
      }
      askForEnds(consumer);
      tellIfCurrent();
    }
  }

  private void leftOut(ConsumerRecord<byte[], byte[]> record, EnvelopeException reason) {
    observer.leftOut();
    long suppressed = leftOutLines.next();
    if (suppressed != LogRate.SUPPRESSED) {
      LOG.atWarn()
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .addKeyValue("suppressed", suppressed)
          .log("A record of the change log is no change: {}", reason.getMessage());
    }
  }

  /**
   * That nothing comes may be because there is nothing, or because the brokers are out of reach.
   */
  private void askForEnds(Consumer<byte[], byte[]> consumer) {
    Instant now = clock.instant();
    if (ends != null || now.isBefore(askedAt.plus(ASKED_EVERY))) {
      return;
    }
    askedAt = now;
    try {
      ends = offsets(consumer.endOffsets(consumer.assignment(), ASKED_WITHIN));
    } catch (TimeoutException e) {
      LOG.debug("The end of the change log is not known, asking again: {}", e.getMessage());
    }
  }

  private void tellIfCurrent() {
    if (ends != null && IntStream.range(0, next.length).allMatch(i -> next[i] >= ends[i])) {
      sink.current(askedAt);
      ends = null;
      rest = REST_MIN;
    }
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
