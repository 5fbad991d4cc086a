package io.concord.local.keys;

import io.concord.contract.ApiKey;
import io.concord.local.kafka.KafkaClients;
import io.concord.local.kafka.PartitionReader;
import io.concord.security.KeyRegister;
import io.concord.security.kafka.ApiKeyRecords;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The topic of API keys, as an operator sees it. Not thread-safe. */
final class KeyBook implements AutoCloseable {
  private static final short BROKERS_DEFAULT = -1;

  private final String bootstrapServers;
  private final String topic;
  private final BiConsumer<String, IOException> shutOut;
  private Producer<byte[], byte[]> producer;

  /**
   * The topic of these brokers.
   *
   * @param shutOut is told the ID of each key whose record cannot be read, and why
   */
  KeyBook(String bootstrapServers, String topic, BiConsumer<String, IOException> shutOut) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.shutOut = shutOut;
  }

  /** The keys there are, as nodes know them; makes the topic if nobody has yet. */
  KeyRegister read() throws InterruptedException {
    try (Admin admin = KafkaClients.admin(bootstrapServers)) {
      ApiKeyRecords.create(admin, topic, BROKERS_DEFAULT);
    }
    KeyRegister keys = new KeyRegister();
    try (PartitionReader reader =
        new PartitionReader(bootstrapServers, new TopicPartition(topic, 0))) {
      reader.readTo(reader.end(), record -> ApiKeyRecords.read(record, keys, shutOut));
    }
    return keys;
  }

  /** Returns when the brokers have it. */
  void write(ApiKey key) throws InterruptedException {
    if (producer == null) {
      producer = KafkaClients.producer(bootstrapServers);
    }
    try {
      producer.send(ApiKeyRecords.write(topic, key)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("an API key could not be written to " + topic, e.getCause());
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
