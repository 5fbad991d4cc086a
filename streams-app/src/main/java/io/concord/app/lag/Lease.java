package io.concord.app.lag;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A belief that holds for a short time and is renewed by a process that runs. One that stood still
 * overslept it. Renewed by one thread, asked by any.
 */
final class Lease {
  private static final long DISAGREEMENT_MAX_MS = 1_000;

  private final long lengthNanos;
  private final LongSupplier ticksNanos;
  private final InstantSource clock;
  private long wallAheadMs;
  private volatile long renewedNanos;
  private volatile boolean overslept;

  /**
   * A lease that begins now.
   *
   * @param ticksNanos monotonic, as {@link System#nanoTime}
   */
  Lease(Duration length, LongSupplier ticksNanos, InstantSource clock) {
    this.lengthNanos = length.toNanos();
    this.ticksNanos = ticksNanos;
    this.clock = clock;
    this.renewedNanos = ticksNanos.getAsLong();
    this.wallAheadMs = wallAheadMs();
  }

  boolean holds() {
    return !overslept && age() < lengthNanos;
  }

  /** Since its last renewal, when it does not hold; zero while it does. */
  Duration lapsedFor() {
    return holds() ? Duration.ZERO : Duration.ofNanos(age());
  }

  /** Whether it was overslept, now or at a look before, and not renewed since. */
  boolean look() {
    overslept |= age() >= lengthNanos || clocksDisagree();
    return overslept;
  }

  void renew() {
    renewedNanos = ticksNanos.getAsLong();
    overslept = false;
  }

  private long age() {
    return ticksNanos.getAsLong() - renewedNanos;
  }

  /** A virtual machine that was stopped may have stopped the ticking that leases go by. */
  private boolean clocksDisagree() {
    long aheadMs = wallAheadMs();
    boolean disagree = Math.abs(aheadMs - wallAheadMs) > DISAGREEMENT_MAX_MS;
    wallAheadMs = aheadMs;
    return disagree;
  }

  private long wallAheadMs() {
    return clock.millis() - TimeUnit.NANOSECONDS.toMillis(ticksNanos.getAsLong());
  }
}
