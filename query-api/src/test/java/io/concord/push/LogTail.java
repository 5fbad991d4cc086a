package io.concord.push;

import java.time.InstantSource;
import java.util.List;

/** Reads an {@link InMemoryLog} into a hub, as far as it is told. */
public final class LogTail {
  private final InMemoryLog log;
  private final ChangeHub hub;
  private final InstantSource clock;
  private final long[] next;

  public LogTail(InMemoryLog log, ChangeHub hub, InstantSource clock) {
    this.log = log;
    this.hub = hub;
    this.clock = clock;
    this.next = log.starts();
    hub.opened(log.topic(), next, InMemoryLog.KEPT);
    readAll();
  }

  /** Whatever there is. */
  public void readAll() {
    for (int partition = 0; partition < next.length; partition++) {
      read(partition, Integer.MAX_VALUE);
    }
    hub.current(clock.instant());
  }

  /** So many changes of a partition. */
  void read(int partition, int changesMax) {
    int left = changesMax;
    long end = log.bounds(partition).end();
    while (next[partition] < end && left > 0) {
      List<Change> changes = log.read(partition, next[partition]).changes();
      List<Change> taken = changes.subList(0, Math.min(left, changes.size()));
      taken.forEach(hub::append);
      left -= taken.size();
      next[partition] =
          taken.size() < changes.size() || left == 0 && !taken.isEmpty()
              ? taken.get(taken.size() - 1).offset() + 1
              : log.read(partition, next[partition]).next();
      hub.reached(partition, next[partition]);
    }
  }
}
