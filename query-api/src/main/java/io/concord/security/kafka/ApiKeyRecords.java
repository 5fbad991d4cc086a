package io.concord.security.kafka;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.ApiKey;
import io.concord.contract.ContractJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;

/** How API keys stand in their topic: by ID, as JSON, the newest record of each. */
public final class ApiKeyRecords {
  private static final JsonMapper JSON = ContractJson.mapper();

  private ApiKeyRecords() {}

  /**
   * The topic as it must be; one partition, so that its end is one offset.
   *
   * @param replicas negative for the broker's default
   */
  public static NewTopic topic(String name, short replicas) {
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
   * The key in a record's value.
   *
   * @throws IOException when there is none
   */
  public static ApiKey read(byte[] value) throws IOException {
    ApiKey key = JSON.readValue(value, ApiKey.class);
    if (key == null) {
      throw new IOException("the record of an API key must hold one");
    }
    return key;
  }

  /** The ID in a record's key. */
  public static String id(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }
}
