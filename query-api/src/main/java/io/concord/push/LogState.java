package io.concord.push;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** The change log as far as this node has read it. Not thread-safe: guarded by the hub's lock. */
final class LogState {
  private static final int CLOCKS_SHARE = 24;

  private final UUID topic;
  private final Duration kept;
  private final long[] next;
  private final LastOffsets offsets = new LastOffsets();
  private final RecentChanges recent;
  private boolean complete;

  LogState(UUID topic, long[] start, Duration kept, PushLimits limits) {
    this.topic = topic;
    this.kept = kept;
    this.next = start.clone();
    this.recent = new RecentChanges(start, limits.recentEventsMax(), limits.recentBytesMax());
  }

  void append(Change change) {
    offsets.put(change);
    recent.add(change);
    next[change.partition()] = change.offset() + 1;
  }

  /** Where the reader stands: behind the last change, there may be marks of transactions. */
  void reached(int partition, long offset) {
    next[partition] = Math.max(next[partition], offset);
  }

  void complete() {
    complete = true;
  }

  /** Whether everything was read that was there when reading began. */
  boolean isComplete() {
    return complete;
  }

  UUID topic() {
    return topic;
  }

  int partitions() {
    return next.length;
  }

  long next(int partition) {
    return next[partition];
  }

  long[] next() {
    return next.clone();
  }

  LastOffsets offsets() {
    return offsets;
  }

  RecentChanges recent() {
    return recent;
  }

  /**
   * Whether what was written after this time may be compacted away by now. The clocks of nodes and
   * brokers differ: the last part of the time is not counted on.
   */
  boolean isCompactedAfter(Instant since, Instant now) {
    return since.isBefore(now.minus(kept).plus(kept.dividedBy(CLOCKS_SHARE)));
  }

  /** The end of these partitions. */
  Cursor cursor(int[] partitions, Instant now) {
    return cursor(partitions, next, next, now);
  }

  Cursor cursor(int[] partitions, long[] offsets, long[] listsBefore, Instant since) {
    NavigableMap<Integer, Long> places = new TreeMap<>();
    NavigableMap<Integer, Long> withinLists = new TreeMap<>();
    for (int partition : partitions) {
      places.put(partition, offsets[partition]);
      if (offsets[partition] < listsBefore[partition]) {
        withinLists.put(partition, listsBefore[partition]);
      }
    }
    return new Cursor(topic, since, places, withinLists);
  }
}
