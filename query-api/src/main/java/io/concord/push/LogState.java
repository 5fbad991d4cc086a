package io.concord.push;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** The change log as far as this node has read it. Not thread-safe: guarded by the hub's lock. */
final class LogState {
  /** A topic that keeps changes for less is read for so long as if it kept them. */
  static final Duration READ_WITHIN = Duration.ofMinutes(10);

  private static final int CLOCKS_SHARE = 24;

  private final UUID topic;
  private final Duration kept;
  private final long[] next;
  private final LastOffsets offsets = new LastOffsets();
  private final RecentChanges recent;

  /** Everything that was there at this time was read; null while nothing is known about that. */
  private Instant asOf;

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

  /**
   * Everything that was there at this time has been read.
   *
   * @param time null when that is not known any more
   */
  void current(Instant time) {
    asOf = time;
  }

  /** Whether everything was read that was there when reading began, or went on. */
  boolean isComplete() {
    return asOf != null;
  }

  Instant asOf() {
    return asOf;
  }

  /** Whether it is so long ago that it was current that what is read next may lack changes. */
  boolean isInterrupted(Instant now) {
    return asOf != null && isCompactedAfter(asOf, now) && !asOf.plus(READ_WITHIN).isAfter(now);
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
   * brokers differ, and a transaction writes before it commits: the last part of the time is not
   * counted on.
   */
  boolean isCompactedAfter(Instant since, Instant now) {
    return since.isBefore(now.minus(kept).plus(kept.dividedBy(CLOCKS_SHARE)));
  }

  /** The end of these partitions. */
  Cursor cursor(int[] partitions) {
    return cursor(partitions, next, next, asOf);
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
