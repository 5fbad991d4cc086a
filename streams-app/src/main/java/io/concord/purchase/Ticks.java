package io.concord.purchase;

import java.time.Instant;

/**
 * Wall-clock time of the source as a {@code long} of 100 nanosecond ticks since 1970-01-01T00:00,
 * the precision of SQL Server's {@code datetime2(7)}. The source writes no zone; its wall clock is
 * the business time zone's and is carried as if it were UTC.
 */
public final class Ticks {
  public static final long PER_SECOND = 10_000_000L;
  public static final long PER_DAY = 86_400L * PER_SECOND;

  private static final int NANOS_PER_TICK = 100;

  private Ticks() {}

  /**
   * Nanoseconds below a tick are cut off.
   *
   * @throws ArithmeticException beyond about 29,000 years from 1970
   */
  public static long of(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), PER_SECOND), time.getNano() / NANOS_PER_TICK);
  }

  public static Instant toInstant(long ticks) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ticks, PER_SECOND), Math.floorMod(ticks, PER_SECOND) * NANOS_PER_TICK);
  }

  /** The day the time lies in, as days since 1970-01-01. */
  public static int epochDay(long ticks) {
    return Math.toIntExact(Math.floorDiv(ticks, PER_DAY));
  }

  /** The first tick of a day. */
  public static long startOfDay(long epochDay) {
    return Math.multiplyExact(epochDay, PER_DAY);
  }
}
