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
 * When the orders of the run were committed in the database. It tells since when a subscriber could
 * have known: the event that names an order first is due since the order's COMMIT.
 */
final class Commits implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Long, Long> committedMs = new HashMap<>();
  private final TopicTail tail;

  Commits(String bootstrapServers) {
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
        committedMs.put(Long.parseLong(record.key()), envelope.at("/source/ts_ms").asLong());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a change record must be JSON", e);
    }
  }

  /** Of the events that are the first to name an order: the time of its COMMIT. */
  synchronized Map<Change, Long> dueSinceMs(Changes changes) {
    Map<Change, Long> due = new HashMap<>();
    Set<Long> named = new HashSet<>();
    // an order may move to another client, whose event names it much later
    List<Change> inTime =
        changes.all().stream().sorted(Comparator.comparing(Change::publishedMs)).toList();
    for (Change change : inTime) {
      for (long order : change.orders()) {
        Long committed = committedMs.get(order);
        if (named.add(order) && committed != null) {
          due.merge(change, committed, Math::min);
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
