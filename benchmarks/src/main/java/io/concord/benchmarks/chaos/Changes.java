package io.concord.benchmarks.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.benchmarks.TopicTail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a subscriber of the committed change events has seen, from the first on. Thread-safe. */
final class Changes implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SETTLE_MS = 2_000;

  private final Map<Long, List<Change>> byClient = new TreeMap<>();
  private final TopicTail tail;
  private long events;
  private long gaps;
  private long duplicates;

  Changes(String bootstrapServers) {
    tail = TopicTail.fromBeginning(bootstrapServers, "concord.recommendation-changed", this::take);
  }

  /**
   * An event.
   *
   * @param publishedMs when the list was computed, milliseconds since 1970
   * @param cause such as {@code order}
   * @param orders that caused it
   */
  record Change(
      long clientId,
      long revision,
      String asOf,
      long publishedMs,
      long digest,
      String cause,
      List<Long> orders) {}

  private synchronized void take(ConsumerRecord<String, String> record) {
    Change change = change(record.value());
    List<Change> changes = byClient.computeIfAbsent(change.clientId(), any -> new ArrayList<>());
    long expected = changes.isEmpty() ? 1 : changes.get(changes.size() - 1).revision() + 1;
    events++;
    gaps += change.revision() > expected ? 1 : 0;
    duplicates += change.revision() < expected ? 1 : 0;
    changes.add(change);
  }

  private static Change change(String json) {
    try {
      JsonNode event = JSON.readTree(json);
      List<Long> orders = new ArrayList<>();
      event.at("/cause/orders").forEach(order -> orders.add(order.asLong()));
      return new Change(
          event.path("clientId").asLong(),
          event.path("revision").asLong(),
          event.path("asOf").asText(),
          Instant.parse(event.path("generatedAt").asText()).toEpochMilli(),
          Digest.of(event.path("recommendations")),
          event.at("/cause/kind").asText(),
          orders);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event must be JSON", e);
    }
  }

  /** Returns when no more events have come for a moment. */
  void awaitSilence() throws InterruptedException {
    long before = -1;
    while (before != events()) {
      before = events();
      Thread.sleep(SETTLE_MS);
    }
  }

  synchronized long events() {
    return events;
  }

  synchronized long gaps() {
    return gaps;
  }

  synchronized long duplicates() {
    return duplicates;
  }

  synchronized Set<Long> clients() {
    return Set.copyOf(byClient.keySet());
  }

  /** The event of this revision; null when there is none. */
  synchronized Change of(long clientId, long revision) {
    List<Change> changes = byClient.getOrDefault(clientId, List.of());
    int at = (int) Math.min(revision - 1, changes.size() - 1);
    while (at > 0 && changes.get(at).revision() > revision) {
      at--;
    }
    return at >= 0 && changes.get(at).revision() == revision ? changes.get(at) : null;
  }

  synchronized Change last(long clientId) {
    List<Change> changes = byClient.get(clientId);
    return changes == null ? null : changes.get(changes.size() - 1);
  }

  synchronized List<Change> all() {
    return byClient.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    tail.close();
  }
}
