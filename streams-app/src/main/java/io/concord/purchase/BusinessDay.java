package io.concord.purchase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Tells which day it is for the business. The live list is as of the start of the next day, so that
 * today's orders count with age 0.
 */
public record BusinessDay(ZoneId zone) {

  /** The as-of day of the live list at this moment. */
  public LocalDate liveAsOf(Instant now) {
    return LocalDate.ofInstant(now, zone).plusDays(1);
  }

  /** First moment of an as-of day on the source's wall clock: orders before it count. */
  public static long cutTicks(LocalDate asOf) {
    return Ticks.startOfDay(asOf.toEpochDay());
  }
}
