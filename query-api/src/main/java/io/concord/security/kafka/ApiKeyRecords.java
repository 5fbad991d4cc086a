package io.concord.security.kafka;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.ApiKey;
import io.concord.contract.ContractJson;
import io.concord.security.KeyRegister;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** How API keys stand in their topic: by ID, as JSON, the newest record of each. */
public final class ApiKeyRecords {
  private static final JsonMapper JSON = ContractJson.mapper();

  private ApiKeyRecords() {}

  /**
   * Makes the topic if nobody has yet.
   *
   * @param replicas negative for the broker's default
   * @throws KafkaException when there is none and none can be made
   */
  public static void create(Admin admin, String topic, short replicas) throws InterruptedException {
    try {
      admin.createTopics(List.of(topic(topic, replicas))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e.getCause() instanceof KafkaException refusal
            ? refusal
            : new KafkaException("the topic must be creatable, topic=" + topic, e.getCause());
      }
    }
  }

  /** As it must be; one partition, so that its end is one offset. */
  private static NewTopic topic(String name, short replicas) {
    return new NewTopic(
            name, Optional.of(1), replicas < 0 ? Optional.empty() : Optional.of(replicas))
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  public static ProducerRecord<byte[], byte[]> write(String topic, ApiKey key) {
    try {
      return new ProducerRecord<>(
          topic, key.id().getBytes(StandardCharsets.UTF_8), JSON.writeValueAsBytes(key));
    } catch (IOException e) {
      throw new IllegalStateException("every API key must have a JSON form", e);
    }
  }

  /**
   * Tells the register what a record says. One that cannot be read shuts its key out, for it may be
   * a revocation.
   *
   * @param shutOut is told the ID of such a key, and why
   */
  public static void read(
      ConsumerRecord<byte[], byte[]> record,
      KeyRegister register,
      BiConsumer<String, IOException> shutOut) {
    String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      register.remove(id);
      return;
    }
    try {
      register.put(key(id, record.value()));
    } catch (IOException e) {
      register.remove(id);
      shutOut.accept(id, e);
    }
  }

  private static ApiKey key(String id, byte[] value) throws IOException {
    ApiKey key = JSON.readValue(value, ApiKey.class);
    if (key == null || !key.id().equals(id)) {
      throw new IOException("the record of an API key must hold the key of its ID");
    }
    return key;
  }
}
