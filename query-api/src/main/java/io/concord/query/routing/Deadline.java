package io.concord.query.routing;

import java.time.Duration;

/** Until when an answer is worth waiting for. */
public final class Deadline {
  private final long endNanos;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Time left; zero when it has passed. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  /** This deadline or the end of this time from now, whichever comes first. */
  Deadline within(Duration time) {
    return time.compareTo(left()) < 0 ? in(time) : this;
  }
}
