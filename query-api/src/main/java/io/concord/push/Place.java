package io.concord.push;

import io.concord.push.ChangeFilter.OneClient;
import io.concord.push.LogReader.Bounds;
import java.time.Instant;
import java.util.Arrays;

/**
 * Where in the log one subscriber stands who is on the way to its end. Moved under the hub's lock,
 * by one step after the other.
 */
final class Place {
  static final int NO_PARTITION = -1;

  private final ChangeFilter filter;
  private final int[] partitions;

  /** By partition, the first offset not delivered. */
  private final long[] next;

  /** By partition, the offset below which only last lists are delivered; 0 when all is. */
  private final long[] listsBefore;

  private final Instant since;
  private final boolean fromLists;

  private Place(
      Subscription subscription,
      long[] next,
      long[] listsBefore,
      Instant since,
      boolean fromLists) {
    this.filter = subscription.filter();
    this.partitions = subscription.partitions();
    this.next = next;
    this.listsBefore = listsBefore;
    this.since = since;
    this.fromLists = fromLists;
  }

  /** Behind all that this node has read. */
  static Place end(Subscription subscription, LogState log) {
    return new Place(subscription, log.next(), new long[log.partitions()], log.asOf(), false);
  }

  /** Before the last lists. */
  static Place lists(Subscription subscription, LogState log) {
    long[] next = log.next();
    long[] listsBefore = log.next();
    if (!(subscription.filter() instanceof OneClient one)) {
      Arrays.fill(next, 0);
    } else if (log.offsets().list(one.clientId()) != LastOffsets.NONE) {
      int partition = subscription.partitions()[0];
      next[partition] = log.offsets().list(one.clientId());
      listsBefore[partition] = next[partition] + 1;
    }
    return new Place(subscription, next, listsBefore, log.asOf(), true);
  }

  /**
   * Where a cursor says.
   *
   * @throws IllegalArgumentException when it is the cursor of other partitions
   */
  static Place after(Subscription subscription, LogState log, Cursor cursor) {
    long[] next = log.next();
    long[] listsBefore = new long[next.length];
    for (int partition : subscription.partitions()) {
      Long offset = cursor.next().get(partition);
      if (offset == null || offset < 0) {
        throw new IllegalArgumentException("a cursor must be one of the same path");
      }
      next[partition] = offset;
      listsBefore[partition] = cursor.listsBefore().getOrDefault(partition, 0L);
    }
    return new Place(subscription, next, listsBefore, cursor.since(), false);
  }

  long next(int partition) {
    return next[partition];
  }

  /** Whether this node alone cannot say that the place exists. */
  boolean isUnknown(LogState log, int partition) {
    return isFar(log, partition) || isAhead(log, partition);
  }

  /** Why changes from here on are gone; null when they are not. */
  String loss(int partition, Bounds bounds) {
    if (next[partition] < bounds.start()) {
      return "compacted";
    }
    return seen(partition) > bounds.end() ? "truncated" : null;
  }

  /** Only who has read that far knows which lists are the last below it. */
  boolean isAhead(LogState log) {
    return Arrays.stream(partitions).anyMatch(partition -> isAhead(log, partition));
  }

  private boolean isAhead(LogState log, int partition) {
    return seen(partition) > log.next(partition);
  }

  /** The offset up to which the subscriber, or the node that it began its lists at, has seen. */
  private long seen(int partition) {
    return Math.max(next[partition], listsBefore[partition]);
  }

  /** A partition that must be read; {@link #NO_PARTITION} when the recent changes are enough. */
  int far(LogState log) {
    return Arrays.stream(partitions)
        .filter(partition -> isFar(log, partition))
        .findFirst()
        .orElse(NO_PARTITION);
  }

  private boolean isFar(LogState log, int partition) {
    return next[partition] < log.recent().from(partition)
        && !(filter instanceof OneClient one
            && log.offsets().newest(one.clientId()) < next[partition]);
  }

  /** Who began with lists and reads on is not sent back at once by a topic that keeps nothing. */
  boolean isTooLate(LogState log, Instant now) {
    return log.isCompactedAfter(since, now)
        && !(fromLists && since.plus(LogState.READ_WITHIN).isAfter(now));
  }

  /** Whether the change is not passed, in one of the subscriber's partitions. */
  boolean isBefore(Change change) {
    return (partitions.length > 1 || partitions[0] == change.partition())
        && change.offset() >= next[change.partition()];
  }

  /** Moves behind the change; what the subscriber is sent of it, null for nothing. */
  Event pass(LogState log, Change change) {
    int partition = change.partition();
    next[partition] = change.offset() + 1;
    boolean first = change.offset() < listsBefore[partition];
    if (!filter.accepts(change) || first && !isList(log, change)) {
      return null;
    }
    return Event.of(change, first, log.cursor(partitions, next, listsBefore, since));
  }

  /** A later one comes as a change. */
  private static boolean isList(LogState log, Change change) {
    return log.offsets().list(change.clientId()) == change.offset();
  }

  /** Nothing lies below that offset any more. */
  void reach(int partition, long offset) {
    next[partition] = Math.max(next[partition], offset);
  }
}
