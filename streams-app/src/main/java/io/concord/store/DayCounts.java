package io.concord.store;

import io.concord.scoring.Pop14;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Orders of a product per day, within one block of {@link #BLOCK_DAYS} days.
 *
 * @param days by epoch day; a day of which nothing is left has no entry
 */
record DayCounts(SortedMap<Integer, Day> days) {
  static final int BLOCK_DAYS = 64;

  /**
   * The orders of one day. Tasks race: what is taken back may come first, so that either may be
   * negative for a moment, and one be 0 while the other is not.
   *
   * @param weight the sum of {@link Pop14#weight} of the orders
   */
  record Day(int orders, long weight) {
    private Day plus(Day more) {
      return new Day(orders + more.orders, Math.addExact(weight, more.weight));
    }

    private boolean isNothing() {
      return orders == 0 && weight == 0;
    }
  }

  static int block(int epochDay) {
    return Math.floorDiv(epochDay, BLOCK_DAYS);
  }

  static DayCounts none() {
    return new DayCounts(new TreeMap<>());
  }

  void add(PopularityChange.Delta delta) {
    Day day = new Day(delta.orders(), delta.weight());
    days.merge(
        delta.epochDay(), day, (was, more) -> was.plus(more).isNothing() ? null : was.plus(more));
  }

  /** Orders on days before this one. */
  int before(int epochDay) {
    return days.headMap(epochDay).values().stream().mapToInt(Day::orders).sum();
  }

  /** What the days before this one add to Pop14 as of its start. */
  double pop14(int epochDay) {
    double sum = 0;
    for (Map.Entry<Integer, Day> day : days.headMap(epochDay).entrySet()) {
      sum += Pop14.left(day.getValue().weight(), epochDay - day.getKey() - 1);
    }
    return sum;
  }
}
