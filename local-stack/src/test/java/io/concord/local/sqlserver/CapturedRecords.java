package io.concord.local.sqlserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.connect.SourceTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the connector has written so far, in transactions that are committed. */
record CapturedRecords(String bootstrapServers) {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many records there are of each table. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    SourceTables.NAMES.forEach(table -> counts.put(table, (long) all(table).size()));
    return counts;
  }

  /** How many offsets of the table's topic no record has: they are the ends of transactions. */
  long markers(String table) {
    try (KafkaConsumer<String, String> consumer = consumer()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(consumer, table));
      return ends.values().stream().mapToLong(Long::longValue).sum() - all(table).size();
    }
  }

  /** The envelopes of one row, in order; null for a tombstone. */
  List<JsonNode> of(String table, long id) throws JsonProcessingException {
    List<JsonNode> envelopes = new ArrayList<>();
    for (ConsumerRecord<String, String> record : all(table)) {
      if (record.key().equals(Long.toString(id))) {
        envelopes.add(record.value() == null ? null : JSON.readTree(record.value()));
      }
    }
    return envelopes;
  }

  private List<ConsumerRecord<String, String>> all(String table) {
    try (KafkaConsumer<String, String> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, table);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, String> consumer, String table) {
    return consumer.partitionsFor("concord.cdc." + table).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
