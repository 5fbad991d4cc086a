package io.concord.scoring;

import io.concord.purchase.Ticks;
import java.util.Arrays;
import java.util.Optional;

/**
 * When a client will order a product again, foreseen from the whole days between its orders so far:
 * their median, and the window between their quartiles, in which the next order falls half of the
 * time as long as the client orders as before.
 *
 * <p>Orders of one day are one purchase, so that an interval is a day or longer. The quantile p of
 * n intervals stands at place p * (n + 1), where of n + 1 alike intervals the last one lies below
 * it with probability p (Hyndman and Fan 1996, type 6; beyond the ends the outermost one). Of two
 * intervals no window made so holds the next one half of the time: there it reaches half of the
 * median to either side, else a day, at least. It is widened to whole days.
 *
 * @param lastDay of the last order, as {@link Ticks#epochDay}
 * @param medianDays the median interval, in days, 1 or more; halves occur
 * @param fromDays first day of the window, counted from the last order, 1 or more
 * @param toDays last day of the window, counted from the last order
 */
public record Reorder(int lastDay, double medianDays, int fromDays, int toDays) {
  /** Fewer days with an order foresee nothing. */
  public static final int DAYS_MIN = 3;

  /** Beyond so many medians after the last order, and the window, a product is dropped. */
  public static final int DROPPED_MEDIANS = 4;

  private static final double FEW_REACH_MEDIANS = 0.5;
  private static final double REACH_DAYS = 1;

  /**
   * Foresees the order after these; empty with fewer than {@link #DAYS_MIN} days.
   *
   * @param orderTicks times of the orders that contain the product, ascending
   */
  public static Optional<Reorder> of(long[] orderTicks) {
    int[] days = Arrays.stream(orderTicks).mapToInt(Ticks::epochDay).distinct().toArray();
    return days.length < DAYS_MIN ? Optional.empty() : Optional.of(ofDays(days));
  }

  private static Reorder ofDays(int[] days) {
    int[] intervals = new int[days.length - 1];
    for (int i = 0; i < intervals.length; i++) {
      intervals[i] = days[i + 1] - days[i];
    }
    Arrays.sort(intervals);
    double median = quantile(intervals, 0.5);
    double reach = intervals.length == DAYS_MIN - 1 ? FEW_REACH_MEDIANS * median : REACH_DAYS;
    double from = Math.min(quantile(intervals, 0.25), median - reach);
    double to = Math.max(quantile(intervals, 0.75), median + reach);
    return new Reorder(
        days[days.length - 1], median, Math.max(1, (int) Math.floor(from)), (int) Math.ceil(to));
  }

  private static double quantile(int[] sorted, double share) {
    int last = sorted.length - 1;
    double place = Math.min(last, Math.max(0, share * (sorted.length + 1) - 1));
    int below = (int) place;
    int above = Math.min(below + 1, last);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The day on which the next order is due, a half day rounded up. */
  public int dueDay() {
    return lastDay + (int) Math.ceil(medianDays);
  }

  public int fromDay() {
    return lastDay + fromDays;
  }

  public int toDay() {
    return lastDay + toDays;
  }

  /**
   * How the product stands on a day.
   *
   * @param day the last order's or a later one
   */
  public ReorderState stateOn(int day) {
    if (day < fromDay()) {
      return ReorderState.UPCOMING;
    } else if (day <= toDay()) {
      return ReorderState.DUE;
    }
    return day - lastDay <= DROPPED_MEDIANS * medianDays
        ? ReorderState.OVERDUE
        : ReorderState.DROPPED;
  }

  /** Days since the window was over; 0 before. */
  public int overdueDays(int day) {
    return Math.max(0, day - toDay());
  }

  /** Days since the last order, in medians: 1 on the due day, give or take half a day. */
  double lateness(int day) {
    return (day - lastDay) / medianDays;
  }
}
