package io.concord.store;

import java.util.List;

/** How one client's purchases changed the popularity of products. */
public record PopularityChange(List<Delta> deltas) {
  public PopularityChange {
    deltas = List.copyOf(deltas);
  }

  /**
   * Orders won or lost.
   *
   * @param epochDay the day the orders were created, days since 1970-01-01
   * @param orders distinct orders that now contain the product, or negative, no longer do
   */
  public record Delta(long productId, int epochDay, int orders) {}
}
