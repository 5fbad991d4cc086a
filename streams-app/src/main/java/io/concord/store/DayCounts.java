package io.concord.store;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Orders of a product per day, within one block of {@link #BLOCK_DAYS} days.
 *
 * @param orders by epoch day; a day without orders has no entry
 */
record DayCounts(SortedMap<Integer, Integer> orders) {
  static final int BLOCK_DAYS = 64;

  static int block(int epochDay) {
    return Math.floorDiv(epochDay, BLOCK_DAYS);
  }

  static DayCounts none() {
    return new DayCounts(new TreeMap<>());
  }

  void add(int epochDay, int delta) {
    orders.merge(epochDay, delta, (was, more) -> was + more == 0 ? null : was + more);
  }

  /** Orders on days before this one. */
  int before(int epochDay) {
    return orders.headMap(epochDay).values().stream().mapToInt(Integer::intValue).sum();
  }
}
