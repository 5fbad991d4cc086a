package io.concord.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.contract.ContractSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows {@code recommendation-changed} from its beginning, committed events only. Each event must
 * fit the schema and continue the client's previous one.
 */
final class ChangeFeed implements AutoCloseable {
  private static final String TOPIC = "concord.recommendation-changed";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(20);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Long, JsonNode> latest = new HashMap<>();
  private final List<JsonNode> fresh = new ArrayList<>();

  ChangeFeed(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(info -> new TopicPartition(TOPIC, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    pollToEnd();
  }

  private void pollToEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      poll();
    }
  }

  /** The last event of a client; null when there is none. */
  JsonNode latest(long client) {
    return latest.get(client);
  }

  /** Waits for an event of this kind, and returns it with all that came before it. */
  List<JsonNode> takeUntil(Predicate<JsonNode> last) {
    await()
        .atMost(StackClient.PATIENCE)
        .pollInterval(POLL)
        .until(
            () -> {
              poll();
              return fresh.stream().anyMatch(last);
            });
    return take();
  }

  /** What has come since the last taking. */
  List<JsonNode> take() {
    poll();
    List<JsonNode> taken = List.copyOf(fresh);
    fresh.clear();
    return taken;
  }

  /** The same up to the last event of this moment. */
  List<JsonNode> takeToEnd() {
    pollToEnd();
    return take();
  }

  private void poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      ContractSchema.require("recommendation-changed", record.value());
      JsonNode event = parse(record.value());
      ChangeRules.check(latest.put(event.path("clientId").asLong(), event), event);
      fresh.add(event);
    }
  }

  private static JsonNode parse(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
