package io.concord.push.kafka;

import io.concord.push.ChangeSink;
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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
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
  private static final Duration RETRY_MIN = Duration.ofMillis(250);
  private static final Duration RETRY_MAX = Duration.ofSeconds(5);
  private static final Duration ASKED_EVERY = Duration.ofSeconds(10);
  private static final Duration ASKED_WITHIN = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final ChangeTopic topic;
  private final ChangeSink sink;
  private final Duration keptUnlessTold;
  private final InstantSource clock;
  private final Thread thread = new Thread(this::run, "change-tail");
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Consumer<byte[], byte[]> reading;

  // of the thread alone
  private UUID identity;
  private long[] next = new long[0];
  private Instant askedAt;

  /** By partition, the end when it was asked for; null when all below has been read, or unknown. */
  private long[] ends;

  /**
   * A tail that does not follow yet.
   *
   * @param keptUnlessTold for how long nothing is compacted away, when this node may not ask
   */
  public ChangeTail(
      ChangeTopic topic, ChangeSink sink, Duration keptUnlessTold, InstantSource clock) {
    this.topic = topic;
    this.sink = sink;
    this.keptUnlessTold = keptUnlessTold;
    this.clock = clock;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    Duration retry = RETRY_MIN;
    do {
      try (Consumer<byte[], byte[]> consumer = topic.consumer("tail")) {
        reading = consumer;
        begin(consumer);
        retry = RETRY_MIN;
        follow(consumer);
      } catch (WakeupException | InterruptException | InterruptedException e) {
        return;
      } catch (OffsetOutOfRangeException e) {
        LOG.warn("The change log lost what was read of it, beginning anew: {}", e.getMessage());
        identity = null;
      } catch (KafkaException | ExecutionException e) {
        LOG.warn("The change log cannot be read, trying again: {}", e.getMessage());
        retry = retry.multipliedBy(2).compareTo(RETRY_MAX) > 0 ? RETRY_MAX : retry.multipliedBy(2);
      }
    } while (!isClosedWithin(retry));
  }

  private void begin(Consumer<byte[], byte[]> consumer)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(topic.adminConfig())) {
      TopicDescription found =
          admin.describeTopics(List.of(topic.name())).allTopicNames().get().get(topic.name());
      UUID id = uuid(found);
      List<TopicPartition> partitions =
          IntStream.range(0, found.partitions().size()).mapToObj(topic::partition).toList();
      consumer.assign(partitions);
      if (!id.equals(identity) || next.length != partitions.size()) {
        open(id, consumer, partitions, kept(admin));
      }
      partitions.forEach(partition -> consumer.seek(partition, next[partition.partition()]));
    }
  }

  private static UUID uuid(TopicDescription topic) {
    return new UUID(
        topic.topicId().getMostSignificantBits(), topic.topicId().getLeastSignificantBits());
  }

  private void open(
      UUID id, Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Duration kept) {
    next = offsets(consumer.beginningOffsets(partitions));
    askedAt = clock.instant();
    ends = offsets(consumer.endOffsets(partitions));
    sink.opened(id, next, kept);
    identity = id;
    tellIfCurrent();
  }

  private static long[] offsets(Map<TopicPartition, Long> byPartition) {
    long[] offsets = new long[byPartition.size()];
    byPartition.forEach((partition, offset) -> offsets[partition.partition()] = offset);
    return offsets;
  }

  private Duration kept(Admin admin) throws InterruptedException, ExecutionException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    try {
      Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      return Duration.ofMillis(
          Long.parseLong(config.get(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG).value()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return keptUnlessTold;
      }
      throw e;
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    while (!isClosedWithin(Duration.ZERO)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        ChangeTopic.change(record).ifPresent(sink::append);
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
