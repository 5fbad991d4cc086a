package io.concord.scoring;

import io.concord.purchase.Ticks;

/** Recency of a purchase: exp(-days / 90), days being whole 24-hour days, rounded down. */
final class Recency {
  private static final double DECAY_DAYS = 90.0;
  private static final double[] BY_DAYS = new double[8192];

  static {
    for (int days = 0; days < BY_DAYS.length; days++) {
      BY_DAYS[days] = compute(days);
    }
  }

  private Recency() {}

  /** Whole days from one moment to a later one. */
  static long days(long fromTicks, long toTicks) {
    return Math.floorDiv(toTicks - fromTicks, Ticks.PER_DAY);
  }

  /** 1 for a purchase of today, towards 0 with age. */
  static double of(long days) {
    return days < BY_DAYS.length ? BY_DAYS[(int) days] : compute(days);
  }

  /** StrictMath, so that nodes of any hardware agree to the last bit. */
  private static double compute(long days) {
    return StrictMath.exp(-days / DECAY_DAYS);
  }
}
