package io.concord.benchmarks.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.benchmarks.TopicTail;
import io.concord.benchmarks.chaos.Changes.Change;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * When the orders of the run came from the database to Kafka; how long that takes, no node can
 * know. The event that names an order first is due since then.
 */
final class Captures implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Long, Long> capturedMs = new HashMap<>();
  private final TopicTail tail;

  Captures(String bootstrapServers) {
    tail = TopicTail.fromBeginning(bootstrapServers, "concord.cdc.Order", this::take);
  }

  /** Only new orders; those of the initial snapshot are old. */
  private synchronized void take(ConsumerRecord<String, String> record) {
    if (record.value() == null) {
      return;
    }
    try {
      JsonNode root = JSON.readTree(record.value());
      JsonNode envelope = root.has("payload") ? root.path("payload") : root;
      if (envelope.path("op").asText().equals("c")) {
        capturedMs.put(Long.parseLong(record.key()), record.timestamp());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a change record must be JSON", e);
    }
  }

  /** Of the events that are the first to name an order: when it was captured. */
  synchronized Map<Change, Long> dueSinceMs(Changes changes) {
    Map<Change, Long> due = new HashMap<>();
    Set<Long> named = new HashSet<>();
    // an order may move to another client, whose event names it much later
    List<Change> inTime =
        changes.all().stream().sorted(Comparator.comparing(Change::publishedMs)).toList();
    for (Change change : inTime) {
      for (long order : change.orders()) {
        Long captured = capturedMs.get(order);
        if (named.add(order) && captured != null && change.cause().equals("order")) {
          due.merge(change, captured, Math::min);
        }
      }
    }
    return due;
  }

  @Override
  public void close() {
    tail.close();
  }
}
