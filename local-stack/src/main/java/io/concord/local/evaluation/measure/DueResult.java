package io.concord.local.evaluation.measure;

import io.concord.scoring.ReorderState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How well the windows of reorders foresaw what was bought.
 *
 * @param windows how many windows came out how, of all that ended in the evaluated days; each is
 *     foreseen by an order and what the client had ordered before it
 * @param products how the clients' products stood at the split, and how many were bought then
 */
public record DueResult(Map<WindowOutcome, Integer> windows, Map<ReorderState, Bought> products) {
  /**
   * What a window is to hold, of the products that are ordered again. It should lie between the
   * share of all windows, where each product that has not come will come late, and the share of
   * those bought, where none of them will come.
   */
  public static final double NOMINAL_SHARE = 0.5;

  public DueResult {
    windows = Collections.unmodifiableMap(new EnumMap<>(windows));
    products = Collections.unmodifiableMap(new EnumMap<>(products));
  }

  /**
   * Products of one state.
   *
   * @param bought how many of them in the evaluated days
   */
  public record Bought(int products, int bought) {
    Bought and(boolean isBought) {
      return new Bought(products + 1, isBought ? bought + 1 : bought);
    }

    /** Share that was bought, 0..1; NaN without products. */
    public double share() {
      return bought / (double) products;
    }
  }

  /** All windows. */
  public int count() {
    return windows.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Share of the windows that came out so, 0..1; NaN without windows. */
  public double share(WindowOutcome outcome) {
    return windows.get(outcome) / (double) count();
  }

  /** The same of those windows whose product was bought until the end; NaN without any. */
  public double shareOfBought(WindowOutcome outcome) {
    return windows.get(outcome) / (double) (count() - windows.get(WindowOutcome.NOT_BOUGHT));
  }
}
