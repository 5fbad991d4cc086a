package io.concord.app.lag;

import java.time.Instant;

/**
 * Since when a reader is behind an end that moves on. A reader that always has something to read is
 * not behind as long as it has read, at each look, all that was there at the look before.
 *
 * @param position of the reader
 * @param records still to be read
 * @param target end at the look that is not caught up with yet
 * @param since time of that look; null when all was read
 * @param overdue whether a later look found it still not caught up with
 * @param everCurrent whether the reader was at the end at any look, and has not begun anew since
 */
record Backlog(
    long position, long records, long target, Instant since, boolean overdue, boolean everCurrent) {
  static final Backlog UNKNOWN = new Backlog(0, 0, 0, null, false, false);

  /** The backlog after another look. */
  Backlog look(Gap gap, Instant at) {
    boolean wasCurrent = everCurrent && gap.position() >= position;
    if (gap.records() == 0) {
      return new Backlog(gap.position(), 0, gap.end(), null, false, true);
    }
    boolean caughtUp = since == null || gap.position() >= target;
    boolean current = wasCurrent || since != null && caughtUp;
    return caughtUp
        ? new Backlog(gap.position(), gap.records(), gap.end(), at, false, current)
        : new Backlog(gap.position(), gap.records(), target, earlier(since, at), true, current);
  }

  /** A clock that was set back must not make the backlog look new for as long. */
  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The same when what is left may have waited in front of other readers before, since then. */
  Backlog waitingSince(Instant earlier, long end) {
    if (records == 0) {
      return this;
    }
    Instant first = overdue && since.isBefore(earlier) ? since : earlier;
    return new Backlog(position, records, end, first, true, everCurrent);
  }

  /** Since when the reader is behind; null while it keeps up. */
  Instant behindSince() {
    return overdue ? since : null;
  }
}
