package io.concord.push;

import io.concord.push.ChangeFilter.OneClient;
import io.concord.push.EventQueue.Room;
import io.concord.push.LogReader.Bounds;
import io.concord.push.LogReader.Chunk;
import java.time.Instant;
import java.util.Arrays;

/**
 * Brings one subscription to the end of the log, in short steps that others' may come between: far
 * back it reads the log, then the recent changes, and at their end it joins those who are sent what
 * comes, under the hub's lock, so that nothing comes between and nothing twice.
 *
 * <p>At any time it is either queued to run or waits in one place: for room in the queue, for this
 * node to read as far as the subscriber has seen, or for the log to be readable.
 */
final class CatchUp implements Runnable {
  private static final int NOTHING = -1;

  private final ChangeHub hub;
  private final Subscription subscription;
  private final int[] partitions;

  /** By partition, the first offset not delivered. */
  private long[] next;

  /** By partition, the offset below which only last lists are delivered; 0 when all is. */
  private long[] listsBefore;

  private Instant since;
  private boolean checked;
  private boolean withLists;

  private CatchUp(ChangeHub hub, Subscription subscription, LogState log) {
    this.hub = hub;
    this.subscription = subscription;
    this.partitions = subscription.partitions();
    this.next = log.next();
    this.listsBefore = new long[log.partitions()];
    this.since = log.asOf();
  }

  /** From now on. */
  static CatchUp now(ChangeHub hub, Subscription subscription, LogState log) {
    CatchUp catchUp = new CatchUp(hub, subscription, log);
    catchUp.checked = true;
    return catchUp;
  }

  /** From the last lists on. */
  static CatchUp lists(ChangeHub hub, Subscription subscription, LogState log) {
    CatchUp catchUp = new CatchUp(hub, subscription, log);
    catchUp.beginWithLists(log);
    return catchUp;
  }

  /**
   * From the cursor on, or with a gap where changes behind it may be gone.
   *
   * @throws IllegalArgumentException when it is the cursor of other partitions
   */
  static CatchUp after(ChangeHub hub, Subscription subscription, LogState log, Cursor cursor) {
    CatchUp catchUp = new CatchUp(hub, subscription, log);
    if (!cursor.topic().equals(log.topic())) {
      catchUp.gap(log, "recreated");
    } else if (log.isCompactedAfter(cursor.since(), hub.now())) {
      catchUp.gap(log, "compacted");
    } else {
      catchUp.beginAfter(cursor);
    }
    return catchUp;
  }

  private void beginAfter(Cursor cursor) {
    since = cursor.since();
    for (int partition : partitions) {
      Long offset = cursor.next().get(partition);
      if (offset == null || offset < 0) {
        throw new IllegalArgumentException("a cursor must be one of the same path");
      }
      next[partition] = offset;
      listsBefore[partition] = cursor.listsBefore().getOrDefault(partition, 0L);
    }
  }

  /** Who cannot be told comes back for it. */
  private void gap(LogState log, String reason) {
    if (!subscription.offer(Event.gap(reason))) {
      hub.end(subscription, EndReason.SLOW);
    }
    since = log.asOf();
    beginWithLists(log);
  }

  private void beginWithLists(LogState log) {
    checked = true;
    withLists = true;
    next = log.next();
    listsBefore = log.next();
    if (subscription.filter() instanceof OneClient one) {
      long list = log.offsets().list(one.clientId());
      if (list != LastOffsets.NONE) {
        next[partitions[0]] = list;
        listsBefore[partitions[0]] = list + 1;
      }
    } else {
      Arrays.fill(next, 0);
    }
  }

  /** One step. */
  @Override
  public void run() {
    try {
      if (!checked) {
        check();
      }
      int partition = hub.locked(this::advance);
      if (partition != NOTHING) {
        read(partition);
      }
    } catch (LogUnavailableException e) {
      hub.later(this);
    } catch (RuntimeException e) {
      hub.fail(subscription, e);
    }
  }

  /** Only the log itself knows whether a place far back, or ahead of this node, exists. */
  private void check() {
    for (int partition : partitions) {
      long offset = next[partition];
      boolean unknown =
          hub.locked(
              log ->
                  subscription.ended() == null
                      && (isFar(log, partition) || isAhead(log, partition)));
      Bounds bounds = unknown ? hub.reader().bounds(partition) : null;
      if (unknown && (offset < bounds.start() || seen(partition) > bounds.end())) {
        String reason = offset < bounds.start() ? "compacted" : "truncated";
        hub.locked(log -> gapUnlessEnded(log, reason));
        return;
      }
    }
    checked = true;
  }

  private boolean gapUnlessEnded(LogState log, String reason) {
    if (subscription.ended() == null) {
      gap(log, reason);
    }
    return true;
  }

  /** Delivers what is at hand; the partition to read for more, or nothing. */
  private int advance(LogState log) {
    if (isOver() || !hasRoom()) {
      return NOTHING;
    }
    if (Arrays.stream(partitions).anyMatch(partition -> isAhead(log, partition))) {
      hub.awaitLog(subscription);
      return NOTHING;
    }
    int far =
        Arrays.stream(partitions)
            .filter(partition -> isFar(log, partition))
            .findFirst()
            .orElse(NOTHING);
    if (far == NOTHING) {
      deliverRecent(log);
    }
    return far;
  }

  /** Only who has read that far knows which lists are the last below it. */
  private boolean isAhead(LogState log, int partition) {
    return seen(partition) > log.next(partition);
  }

  /** The offset up to which the subscriber, or the node that it began its lists at, has seen. */
  private long seen(int partition) {
    return Math.max(next[partition], listsBefore[partition]);
  }

  /** When there is none, this will run again when there is. */
  private boolean hasRoom() {
    Room room = subscription.queue().room();
    if (room == Room.NONE_ON_NODE) {
      hub.later(this);
    }
    return room == Room.ENOUGH;
  }

  private boolean isFar(LogState log, int partition) {
    return next[partition] < log.recent().from(partition)
        && !(subscription.filter() instanceof OneClient one
            && log.offsets().newest(one.clientId()) < next[partition]);
  }

  private void deliverRecent(LogState log) {
    for (Change change : log.recent().all()) {
      if (isCovered(change.partition()) && change.offset() >= next[change.partition()]) {
        if (isOver() || !hasRoom()) {
          return;
        }
        deliver(log, change);
      }
    }
    if (!isOver()) {
      hub.live(subscription);
    }
  }

  private boolean isCovered(int partition) {
    return partitions.length > 1 || partitions[0] == partition;
  }

  private void read(int partition) {
    Chunk chunk = hub.reader().read(partition, next[partition]);
    hub.locked(log -> deliver(log, partition, chunk));
  }

  /** What there is no room for is read again. Compaction may have come before the reading. */
  private boolean deliver(LogState log, int partition, Chunk chunk) {
    if (!isOver() && isTooLate(log)) {
      gap(log, "compacted");
      hub.again(this);
      return false;
    }
    for (Change change : chunk.changes()) {
      if (isOver() || !hasRoom()) {
        return false;
      }
      deliver(log, change);
    }
    next[partition] = Math.max(next[partition], chunk.next());
    if (!isOver()) {
      hub.again(this);
    }
    return true;
  }

  /** Who began with lists and reads on is not sent back at once by a topic that keeps nothing. */
  private boolean isTooLate(LogState log) {
    Instant now = hub.now();
    return log.isCompactedAfter(since, now)
        && !(withLists && since.plus(LogState.READ_WITHIN).isAfter(now));
  }

  private boolean isOver() {
    return subscription.ended() != null || subscription.catchUp() != this;
  }

  private void deliver(LogState log, Change change) {
    int partition = change.partition();
    next[partition] = change.offset() + 1;
    if (!subscription.filter().accepts(change)) {
      return;
    }
    boolean first = change.offset() < listsBefore[partition];
    if (first && !isList(log, change)) {
      return;
    }
    Cursor cursor = log.cursor(partitions, next, listsBefore, since);
    if (!subscription.offer(Event.of(change, first, cursor))) {
      hub.end(subscription, EndReason.SLOW);
    }
  }

  /** A later one comes as a change. */
  private static boolean isList(LogState log, Change change) {
    return log.offsets().list(change.clientId()) == change.offset();
  }
}
