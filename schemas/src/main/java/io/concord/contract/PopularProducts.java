package io.concord.contract;

import java.time.LocalDate;
import java.util.List;

/**
 * What nodes tell each other of the most ordered products of all clients.
 *
 * @param asOf over orders created before the start of this day
 * @param stalenessMs how far the popularity may lag behind its source, milliseconds
 * @param products best first
 */
public record PopularProducts(LocalDate asOf, long stalenessMs, List<PopularProduct> products) {
  public PopularProducts {
    products = List.copyOf(products);
  }

  /** The same list, so much older. */
  public PopularProducts older(long ms) {
    return new PopularProducts(asOf, stalenessMs + ms, products);
  }

  /**
   * One product.
   *
   * @param score orderCount relative to the highest, 0..1
   * @param orderCount distinct orders with the product
   */
  public record PopularProduct(long productId, double score, int orderCount) {}
}
