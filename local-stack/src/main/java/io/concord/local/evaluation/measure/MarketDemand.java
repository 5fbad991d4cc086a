package io.concord.local.evaluation.measure;

import io.concord.scoring.Demand;
import io.concord.scoring.V4;

/**
 * Pop14 of every product at any moment. Keeps, for each order line by product and time, the decayed
 * sum right after it; a later moment decays the last one before it. 16 bytes per line.
 */
final class MarketDemand {
  private final int[] starts;
  private final long[] ticks;
  private final double[] sums;

  MarketDemand(OrderTable orders) {
    starts = starts(orders);
    ticks = new long[orders.lines()];
    sums = new double[orders.lines()];
    int[] next = starts.clone();
    for (int order = 0; order < orders.orders(); order++) {
      int end = orders.firstLine(order + 1);
      for (int line = orders.firstLine(order); line < end; line++) {
        int product = orders.product(line);
        append(next[product]++, starts[product], orders.createdTicks(order));
      }
    }
  }

  /** Of all products at one moment. */
  Demand at(long asOfTicks) {
    return product -> at(Math.toIntExact(product), asOfTicks);
  }

  /** Sum of what is left of each order with the product that was placed before the moment. */
  double at(int product, long asOfTicks) {
    int last = firstAtOrAfter(product, asOfTicks) - 1;
    return last < starts[product] ? 0 : decayed(last, asOfTicks);
  }

  private static int[] starts(OrderTable orders) {
    int[] starts = new int[orders.products() + 1];
    for (int line = 0; line < orders.lines(); line++) {
      starts[orders.product(line) + 1]++;
    }
    for (int product = 0; product < orders.products(); product++) {
      starts[product + 1] += starts[product];
    }
    return starts;
  }

  private void append(int index, int start, long createdTicks) {
    ticks[index] = createdTicks;
    sums[index] = 1 + (index == start ? 0 : decayed(index - 1, createdTicks));
  }

  private double decayed(int index, long asOfTicks) {
    return sums[index] * V4.decay(asOfTicks - ticks[index], V4.POPULARITY_DAYS);
  }

  private int firstAtOrAfter(int product, long asOfTicks) {
    int low = starts[product];
    int high = starts[product + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ticks[middle] < asOfTicks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
