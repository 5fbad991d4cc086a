package io.concord.push.kafka;

import io.concord.cdc.DecimalIdSerde;
import io.concord.cdc.EnvelopeException;
import io.concord.push.Change;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Where the change log lies.
 *
 * @param clientId prefix of the Kafka clients' names
 */
public record ChangeTopic(String bootstrapServers, String name, String clientId) {
  private static final int FETCHED_BYTES_MAX = 128 * 1024;

  /**
   * A consumer of committed records without a group, which never guesses a position.
   *
   * @param purpose part of its name
   */
  KafkaConsumer<byte[], byte[]> consumer(String purpose) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            clientId + "-" + purpose,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            // a list is read back for each new subscriber: fetch little more than that
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            FETCHED_BYTES_MAX,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  Map<String, Object> adminConfig() {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        CommonClientConfigs.CLIENT_ID_CONFIG,
        clientId + "-admin",
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
        5_000,
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
        10_000);
  }

  TopicPartition partition(int number) {
    return new TopicPartition(name, number);
  }

  /**
   * The record as a change.
   *
   * @param leftOut is told why it is none; no node wrote such a record
   */
  static Optional<Change> change(
      ConsumerRecord<byte[], byte[]> record, Consumer<EnvelopeException> leftOut) {
    try {
      long client = DecimalIdSerde.parse(record.key());
      return Optional.of(
          record.value() == null
              ? Change.withdrawal(record.partition(), record.offset(), client)
              : Change.of(record.partition(), record.offset(), client, record.value()));
    } catch (EnvelopeException e) {
      leftOut.accept(e);
      return Optional.empty();
    }
  }
}
