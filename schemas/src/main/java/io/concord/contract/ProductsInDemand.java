package io.concord.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Answer of {@code GET /v1/products/popular}: what all clients together order now.
 *
 * @param asOf over orders created before the start of this day
 * @param products best first
 * @param generatedAt when this was computed
 * @param stalenessMs how far the answering store may lag behind its source, milliseconds
 */
public record ProductsInDemand(
    LocalDate asOf, List<ProductInDemand> products, Instant generatedAt, long stalenessMs) {
  public ProductsInDemand {
    products = List.copyOf(products);
  }

  /**
   * One product.
   *
   * @param rank 1 for the best
   * @param name null when the product is not in the catalogue
   * @param vendorCode null when unknown
   * @param brands car brands the product fits, by name; empty when unknown
   * @param demand sum over all orders with the product of exp(-age / 14 days), above 0
   */
  public record ProductInDemand(
      int rank,
      long productId,
      String name,
      String vendorCode,
      List<String> brands,
      double demand) {
    public ProductInDemand {
      brands = List.copyOf(brands);
    }
  }
}
