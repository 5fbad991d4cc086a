package io.concord.contract;

import java.time.LocalDate;
import java.util.List;

/**
 * What nodes tell each other of the most ordered products of all clients.
 *
 * @param asOf over orders created before the start of this day
 * @param products best first
 */
public record PopularProducts(LocalDate asOf, List<PopularProduct> products) {
  public PopularProducts {
    products = List.copyOf(products);
  }

  /**
   * One product.
   *
   * @param score orderCount relative to the highest, 0..1
   * @param orderCount distinct orders with the product
   */
  public record PopularProduct(long productId, double score, int orderCount) {}
}
