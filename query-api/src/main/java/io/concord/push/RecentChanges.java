package io.concord.push;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;

/**
 * The newest changes, so that a subscriber who was away for a moment goes on without reading the
 * log. Bounded by count and bytes. Not thread-safe.
 */
final class RecentChanges {
  private final int countMax;
  private final long bytesMax;
  private final ArrayDeque<Change> changes = new ArrayDeque<>();
  private final long[] from;
  private long bytes;

  RecentChanges(long[] from, int countMax, long bytesMax) {
    this.from = from.clone();
    this.countMax = countMax;
    this.bytesMax = bytesMax;
  }

  void add(Change change) {
    changes.addLast(change);
    bytes += change.sizeBytes();
    while (changes.size() > countMax || bytes > bytesMax) {
      Change oldest = changes.removeFirst();
      bytes -= oldest.sizeBytes();
      from[oldest.partition()] = oldest.offset() + 1;
    }
  }

  /** The offset of the partition from which on nothing is missing. */
  long from(int partition) {
    return from[partition];
  }

  /** In the order in which they came. */
  Collection<Change> all() {
    return Collections.unmodifiableCollection(changes);
  }
}
