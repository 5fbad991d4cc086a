package io.concord.log;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets the first few events of each period into the log and counts the others. Thread-safe. */
public final class LogRate {
  /** This one is not to be logged. */
  public static final long SUPPRESSED = -1;

  private final int linesMax;
  private final long periodNanos;
  private final LongSupplier nanoClock;
  private long periodEnd;
  private int lines;
  private long suppressed;

  public LogRate(int linesMax, Duration period, LongSupplier nanoClock) {
    this.linesMax = linesMax;
    this.periodNanos = period.toNanos();
    this.nanoClock = nanoClock;
    this.periodEnd = nanoClock.getAsLong() + periodNanos;
  }

  /** How many were not logged since the last one that was, or {@link #SUPPRESSED}. */
  public synchronized long next() {
    long now = nanoClock.getAsLong();
    if (now - periodEnd >= 0) {
      periodEnd = now + periodNanos;
      lines = 0;
    }
    if (lines == linesMax) {
      suppressed++;
      return SUPPRESSED;
    }
    lines++;
    long since = suppressed;
    suppressed = 0;
    return since;
  }
}
