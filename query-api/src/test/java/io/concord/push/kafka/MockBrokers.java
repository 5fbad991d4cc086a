package io.concord.push.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** A topic of one partition that gives each consumer all its records. */
final class MockBrokers implements ChangeTail.Brokers {
  private static final TopicPartition PARTITION = new TopicPartition("changes", 0);

  private final List<byte[]> keys = new ArrayList<>();

  /** A record with an empty list; null for one without a key. */
  MockBrokers with(String key) {
    keys.add(key == null ? null : key.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  ChangeTopic topic() {
    return new ChangeTopic("unused", PARTITION.topic(), "test");
  }

  @Override
  public Consumer<byte[], byte[]> consumer() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, (long) keys.size()));
    consumer.schedulePollTask(() -> fill(consumer));
    return consumer;
  }

  private void fill(MockConsumer<byte[], byte[]> consumer) {
    for (int offset = 0; offset < keys.size(); offset++) {
      consumer.addRecord(
          new ConsumerRecord<>(
              PARTITION.topic(), 0, offset, keys.get(offset), new byte[] {'{', '}'}));
    }
  }

  @Override
  public TopicFacts facts() {
    return new TopicFacts(new UUID(1, 1), 1, Duration.ofHours(24));
  }
}
