package io.concord.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The events of the change topic as a consumer of committed records sees them. Thread-safe. */
final class PublishedChanges implements AutoCloseable {
  private static final Pattern REVISION = Pattern.compile("\"revision\":(\\d+)");

  private final Map<Long, Long> last = new HashMap<>();
  private final Map<Long, Map<Long, Long>> publishedMs = new HashMap<>();
  private final Latencies consumed = new Latencies();
  private final TopicTail tail;

  PublishedChanges(String bootstrapServers, String topic) {
    tail =
        new TopicTail(
            bootstrapServers,
            topic,
            "read_committed",
            record -> see(Long.parseLong(record.key()), record.value(), record.timestamp()));
  }

  private synchronized void see(long client, String list, long timestamp) {
    Matcher revision = REVISION.matcher(list);
    if (revision.find()) {
      long number = Long.parseLong(revision.group(1));
      last.put(client, number);
      publishedMs.computeIfAbsent(client, key -> new HashMap<>()).put(number, timestamp);
      consumed.add((System.currentTimeMillis() - timestamp) * 1_000_000);
    }
  }

  /** The last revision of each client that changed. */
  synchronized Map<Long, Long> last() {
    return Map.copyOf(last);
  }

  /** When a revision was computed, in epoch milliseconds; null when nobody saw it. */
  synchronized Long publishedMs(long client, long revision) {
    return publishedMs.getOrDefault(client, Map.of()).get(revision);
  }

  /** From the list computed to the record at this consumer. */
  synchronized Latencies consumed() {
    Latencies copy = new Latencies();
    copy.addAll(consumed);
    return copy;
  }

  @Override
  public void close() {
    tail.close();
  }
}
