package io.concord.local.keys;

import io.concord.contract.ApiKey;
import io.concord.local.kafka.KafkaClients;
import io.concord.local.kafka.PartitionReader;
import io.concord.security.kafka.ApiKeyRecords;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic of API keys, as an operator sees it. Not thread-safe. */
final class KeyBook implements AutoCloseable {
  private static final short BROKERS_DEFAULT = -1;

  private final String bootstrapServers;
  private final String topic;
  private Producer<byte[], byte[]> producer;

  KeyBook(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /** The keys there are, by ID, oldest first; makes the topic if nobody has yet. */
  Map<String, ApiKey> read() throws InterruptedException {
    create();
    Map<String, ApiKey> keys = new LinkedHashMap<>();
    try (PartitionReader reader =
        new PartitionReader(bootstrapServers, new TopicPartition(topic, 0))) {
      reader.readTo(reader.end(), record -> put(keys, record));
    }
    return keys;
  }

  private void create() throws InterruptedException {
    try (Admin admin = KafkaClients.admin(bootstrapServers)) {
      admin.createTopics(List.of(ApiKeyRecords.topic(topic, BROKERS_DEFAULT))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e.getCause() instanceof KafkaException refused
            ? refused
            : new KafkaException("the topic must be creatable, topic=" + topic, e.getCause());
      }
    }
  }

  private static void put(Map<String, ApiKey> keys, ConsumerRecord<byte[], byte[]> record) {
    String id = ApiKeyRecords.id(record.key());
    if (record.value() == null) {
      keys.remove(id);
      return;
    }
    try {
      keys.put(id, ApiKeyRecords.read(record.value()));
    } catch (IOException e) {
      throw new KafkaException("an API key must be readable, key=" + id, e);
    }
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
