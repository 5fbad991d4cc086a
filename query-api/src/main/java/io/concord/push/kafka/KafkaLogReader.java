package io.concord.push.kafka;

import io.concord.cdc.DecimalIdSerde;
import io.concord.push.Change;
import io.concord.push.LogReader;
import io.concord.push.LogUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** Reads back with as many consumers as may read at once; each is made when it is first needed. */
public final class KafkaLogReader implements LogReader, AutoCloseable {
  private static final DecimalIdSerde IDS = new DecimalIdSerde();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final ChangeTopic topic;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final BlockingQueue<Optional<Consumer<byte[], byte[]>>> idle;
  private final int consumersMax;

  public KafkaLogReader(ChangeTopic topic, int consumersMax) {
    this(topic, consumersMax, () -> topic.consumer("reader"));
  }

  KafkaLogReader(
      ChangeTopic topic, int consumersMax, Supplier<Consumer<byte[], byte[]>> consumers) {
    this.topic = topic;
    this.consumers = consumers;
    this.consumersMax = consumersMax;
    this.idle = new ArrayBlockingQueue<>(consumersMax);
    for (int i = 0; i < consumersMax; i++) {
      idle.add(Optional.empty());
    }
  }

  @Override
  public int partition(long clientId, int partitions) {
    // the writer's very bytes: they decide on the partition
    byte[] key = IDS.serializer().serialize(null, clientId);
    return BuiltInPartitioner.partitionForKey(key, partitions);
  }

  @Override
  public Chunk read(int partition, long offset) {
    return with(consumer -> read(consumer, topic.partition(partition), offset));
  }

  @Override
  public Bounds bounds(int partition) {
    return with(
        consumer -> {
          TopicPartition asked = topic.partition(partition);
          long start = consumer.beginningOffsets(List.of(asked)).get(asked);
          long end = consumer.endOffsets(List.of(asked)).get(asked);
          return new Bounds(start, end);
        });
  }

  private static Chunk read(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long offset) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < giveUp) {
      ConsumerRecords<byte[], byte[]> records = poll(consumer, partition);
      long next = consumer.position(partition);
      if (next > offset) {
        List<Change> changes = new ArrayList<>(records.count());
        // the tail, which reads every record, says what is left out
        records.forEach(record -> ChangeTopic.change(record, none -> {}).ifPresent(changes::add));
        return new Chunk(changes, next);
      }
    }
    throw new LogUnavailableException("no record came from " + partition + " at " + offset, null);
  }

  private static ConsumerRecords<byte[], byte[]> poll(
      Consumer<byte[], byte[]> consumer, TopicPartition partition) {
    try {
      return consumer.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      consumer.seekToBeginning(List.of(partition));
      return ConsumerRecords.empty();
    }
  }

  /** A consumer that failed is not used again; its place is free again whatever happens. */
  private <T> T with(Function<Consumer<byte[], byte[]>, T> question) {
    Consumer<byte[], byte[]> consumer = take().orElse(null);
    boolean sound = false;
    try {
      if (consumer == null) {
        consumer = consumers.get();
      }
      T answer = question.apply(consumer);
      sound = true;
      return answer;
    } catch (LogUnavailableException e) {
      sound = true;
      throw e;
    } catch (KafkaException e) {
      throw new LogUnavailableException("the change log cannot be read", e);
    } finally {
      idle.add(sound ? Optional.of(consumer) : Optional.empty());
      if (!sound) {
        Utils.closeQuietly(consumer, "a reader of the change log");
      }
    }
  }

  private Optional<Consumer<byte[], byte[]>> take() {
    try {
      return idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("the node is stopping", e);
    }
  }

  /** After the last read. */
  @Override
  public void close() {
    for (int i = 0; i < consumersMax; i++) {
      take().ifPresent(Consumer::close);
    }
  }
}
