package io.concord.app;

import java.time.Duration;
import java.time.Instant;

/**
 * Notices that the wall clock was set back. Kafka Streams plans commits and punctuations by that
 * clock: set back by a day, it would do neither for a day, and lists would stand still unnoticed.
 */
final class ClockWatch {
  /** A shorter stall is shorter than a new start. */
  private static final Duration STEP_MIN = Duration.ofSeconds(2);

  private Duration offset;

  /** Whether the clock went back since the last look; a slow correction is none. */
  boolean wasSetBack(Instant wall, long monotonicNanos) {
    Duration now = Duration.between(Instant.EPOCH, wall).minusNanos(monotonicNanos);
    boolean setBack = offset != null && offset.minus(now).compareTo(STEP_MIN) >= 0;
    offset = now;
    return setBack;
  }
}
