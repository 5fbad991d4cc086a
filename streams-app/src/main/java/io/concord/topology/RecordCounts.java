package io.concord.topology;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many records each processor of this process has taken since its start, all its tasks
 * together. Kafka Streams measures that too, but only where it measures everything. Thread-safe.
 */
public final class RecordCounts {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  LongAdder of(String processor) {
    return counts.computeIfAbsent(processor, any -> new LongAdder());
  }

  /** The counts of this moment, by name of the processor. */
  public Map<String, Long> snapshot() {
    Map<String, Long> snapshot = new TreeMap<>();
    counts.forEach((processor, count) -> snapshot.put(processor, count.sum()));
    return snapshot;
  }
}
