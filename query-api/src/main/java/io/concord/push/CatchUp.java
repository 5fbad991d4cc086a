package io.concord.push;

import io.concord.push.EventQueue.Room;
import io.concord.push.LogReader.Chunk;

/**
 * Brings one subscription to the end of the log, in short steps that others' may come between: far
 * back it reads the log, then the recent changes, and at their end it joins those who are sent what
 * comes, under the hub's lock, so that nothing comes between and nothing twice.
 *
 * <p>At any time it is either queued to run or waits in one place: for room in the queue, for this
 * node to read as far as the subscriber has seen, or for the log to be readable. Its step asks the
 * log outside of the hub's lock; whatever takes the log's state, or sends, is under it.
 */
final class CatchUp implements Runnable {
  private final ChangeHub hub;
  private final Subscription subscription;
  private Place place;

  /** Whether the place is one that exists. */
  private boolean checked;

  private CatchUp(ChangeHub hub, Subscription subscription, Place place, boolean checked) {
    this.hub = hub;
    this.subscription = subscription;
    this.place = place;
    this.checked = checked;
  }

  /** From now on. */
  static CatchUp now(ChangeHub hub, Subscription subscription, LogState log) {
    return new CatchUp(hub, subscription, Place.end(subscription, log), true);
  }

  /** From the last lists on. */
  static CatchUp lists(ChangeHub hub, Subscription subscription, LogState log) {
    return new CatchUp(hub, subscription, Place.lists(subscription, log), true);
  }

  /**
   * From the cursor on, or with a gap where changes behind it may be gone.
   *
   * @throws IllegalArgumentException when it is the cursor of other partitions
   */
  static CatchUp after(ChangeHub hub, Subscription subscription, LogState log, Cursor cursor) {
    if (!cursor.topic().equals(log.topic())) {
      return afterGap(hub, subscription, log, "recreated");
    } else if (log.isCompactedAfter(cursor.since(), hub.now())) {
      return afterGap(hub, subscription, log, "compacted");
    }
    return new CatchUp(hub, subscription, Place.after(subscription, log, cursor), false);
  }

  private static CatchUp afterGap(
      ChangeHub hub, Subscription subscription, LogState log, String reason) {
    CatchUp catchUp = lists(hub, subscription, log);
    hub.send(subscription, Event.gap(reason));
    return catchUp;
  }

  /** One step. */
  @Override
  public void run() {
    try {
      if (!checked) {
        check();
      }
      int partition = hub.locked(this::advance);
      if (partition != Place.NO_PARTITION) {
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
    for (int partition : subscription.partitions()) {
      if (hub.locked(log -> !isOver() && place.isUnknown(log, partition))) {
        String loss = place.loss(partition, hub.reader().bounds(partition));
        if (loss != null) {
          hub.doLocked(log -> gapUnlessOver(log, loss));
          return;
        }
      }
    }
    checked = true;
  }

  private void gapUnlessOver(LogState log, String reason) {
    if (!isOver()) {
      gap(log, reason);
    }
  }

  private void gap(LogState log, String reason) {
    hub.send(subscription, Event.gap(reason));
    place = Place.lists(subscription, log);
    checked = true;
  }

  /** Delivers what is at hand; the partition to read for more, if any. */
  private int advance(LogState log) {
    if (isOver() || !hasRoom()) {
      return Place.NO_PARTITION;
    }
    if (place.isAhead(log)) {
      hub.awaitLog(subscription);
      return Place.NO_PARTITION;
    }
    int far = place.far(log);
    if (far == Place.NO_PARTITION) {
      deliverRecent(log);
    }
    return far;
  }

  private void deliverRecent(LogState log) {
    for (Change change : log.recent().all()) {
      if (place.isBefore(change)) {
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

  private void read(int partition) {
    Chunk chunk = hub.reader().read(partition, place.next(partition));
    hub.doLocked(log -> deliver(log, partition, chunk));
  }

  /** What there is no room for is read again. Compaction may have come before the reading. */
  private void deliver(LogState log, int partition, Chunk chunk) {
    if (!isOver() && place.isTooLate(log, hub.now())) {
      gap(log, "compacted");
      hub.again(this);
      return;
    }
    for (Change change : chunk.changes()) {
      if (isOver() || !hasRoom()) {
        return;
      }
      deliver(log, change);
    }
    place.reach(partition, chunk.next());
    if (!isOver()) {
      hub.again(this);
    }
  }

  private void deliver(LogState log, Change change) {
    Event event = place.pass(log, change);
    if (event != null) {
      hub.send(subscription, event);
    }
  }

  private boolean isOver() {
    return subscription.ended() != null || subscription.catchUp() != this;
  }

  /** When there is none, this will run again when there is. */
  private boolean hasRoom() {
    Room room = subscription.queue().room();
    if (room == Room.NONE_ON_NODE) {
      hub.later(this);
    }
    return room == Room.ENOUGH;
  }
}
