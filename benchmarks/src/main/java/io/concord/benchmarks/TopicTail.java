package io.concord.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Hands over each record of a topic, on a thread of its own: from the topic's beginning, or what is
 * written from now on.
 */
public final class TopicTail implements AutoCloseable {
  private final KafkaConsumer<String, String> consumer;
  private final Consumer<ConsumerRecord<String, String>> taker;
  private final Thread thread;

  TopicTail(
      String bootstrapServers,
      String topic,
      String isolation,
      Consumer<ConsumerRecord<String, String>> taker) {
    this(bootstrapServers, topic, isolation, taker, KafkaConsumer::seekToEnd);
  }

  private TopicTail(
      String bootstrapServers,
      String topic,
      String isolation,
      Consumer<ConsumerRecord<String, String>> taker,
      BiConsumer<KafkaConsumer<String, String>, List<TopicPartition>> start) {
    this.taker = taker;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    start.accept(consumer, partitions);
    partitions.forEach(consumer::position);
    thread = new Thread(this::read, "tail-" + topic);
    thread.start();
  }

  /** The same with what is committed in the topic already. */
  public static TopicTail fromBeginning(
      String bootstrapServers, String topic, Consumer<ConsumerRecord<String, String>> taker) {
    return new TopicTail(
        bootstrapServers, topic, "read_committed", taker, KafkaConsumer::seekToBeginning);
  }

  private void read() {
    try {
      while (true) {
        consumer.poll(Duration.ofSeconds(1)).forEach(taker);
      }
    } catch (WakeupException e) {
      consumer.close();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
