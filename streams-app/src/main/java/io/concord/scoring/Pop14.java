package io.concord.scoring;

import io.concord.purchase.Ticks;

/**
 * Pop14 as sums that can be taken back. Each order weighs what is left of it at the end of its day,
 * a whole number of 2^-40: sums of whole numbers are the same in any order of arrival, and what is
 * taken back leaves nothing behind. As of the start of a later day, the weight of each earlier day
 * is what is {@link #left} of it.
 *
 * <p>Only the rounding of each weight is lost, less than 5e-13 of it, since no weight is below
 * exp(-1/14); days of which less than 1e-18 is left are left out.
 */
public final class Pop14 {
  /** The weight of an order in the last moment of its day. */
  public static final double WHOLE = 0x1p40;

  /** How many days, the last ones before a day, count on it. */
  public static final int DAYS = 581;

  private static final double[] LEFT = new double[DAYS];

  static {
    for (int days = 0; days < DAYS; days++) {
      LEFT[days] = V4.decay(Ticks.startOfDay(days), V4.POPULARITY_DAYS) / WHOLE;
    }
  }

  private Pop14() {}

  /** What is left of an order at the end of the day of its creation, as a share of 2^40. */
  public static long weight(long createdTicks) {
    long dayAfter = Ticks.startOfDay(Ticks.epochDay(createdTicks) + 1L);
    return Math.round(WHOLE * V4.decay(dayAfter - createdTicks, V4.POPULARITY_DAYS));
  }

  /**
   * What is left of the weights of a day at the start of a later one, as a part of Pop14.
   *
   * @param days from the end of the one to the start of the other; 0 when they are neighbours
   */
  public static double left(long weight, int days) {
    return days < DAYS ? weight * LEFT[days] : 0;
  }
}
