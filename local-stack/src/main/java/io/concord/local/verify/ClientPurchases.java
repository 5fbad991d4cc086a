package io.concord.local.verify;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What a client of the source database ordered before an as-of moment.
 *
 * @param orders distinct orders, with or without lines
 */
record ClientPurchases(long clientId, int orders, List<ProductPurchases> products) {
  ClientPurchases {
    products = List.copyOf(products);
  }

  /**
   * One product of the client.
   *
   * @param orderCount distinct orders with a valid line of the product
   * @param lastOrderedAt wall clock, to 100 ns
   */
  record ProductPurchases(long productId, int orderCount, LocalDateTime lastOrderedAt) {}
}
