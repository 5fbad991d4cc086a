package io.concord.contract;

import java.time.Instant;
import java.util.List;

/**
 * Answer of {@code GET /v1/products/{id}/similar}: what the clients who ordered a product lately
 * ordered lately besides.
 *
 * @param name null when the product is not in the catalogue
 * @param vendorCode null when unknown
 * @param brands car brands the product fits, by name; empty when unknown
 * @param buyers clients among whose last orders the product was found and who were looked at; those
 *     who ordered it last
 * @param products best first; empty when too few clients ordered the product lately
 * @param generatedAt when this was computed
 * @param stalenessMs how far the answering store may lag behind its source, milliseconds
 */
public record SimilarToProduct(
    long productId,
    String name,
    String vendorCode,
    List<String> brands,
    int buyers,
    List<SimilarProduct> products,
    Instant generatedAt,
    long stalenessMs) {
  public SimilarToProduct {
    brands = List.copyOf(brands);
    products = List.copyOf(products);
  }

  /**
   * One product.
   *
   * @param rank 1 for the best
   * @param name null when the product is not in the catalogue
   * @param vendorCode null when unknown
   * @param brands car brands the product fits, by name; empty when unknown
   * @param clients of the buyers, who ordered this one too
   * @param similarity clients relative to the buyers, above 0, at most 1
   */
  public record SimilarProduct(
      int rank,
      long productId,
      String name,
      String vendorCode,
      List<String> brands,
      int clients,
      double similarity) {
    public SimilarProduct {
      brands = List.copyOf(brands);
    }
  }
}
