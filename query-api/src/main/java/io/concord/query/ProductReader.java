package io.concord.query;

import io.concord.contract.ProductsInDemand;
import io.concord.contract.SimilarToProduct;
import java.time.LocalDate;

/**
 * Reads what all clients together order. Every node knows it of all of them; the results are found
 * or unavailable, never of an unknown client. Implementations are thread-safe.
 */
public interface ProductReader {
  int LIMIT_DEFAULT = 20;
  int LIMIT_MAX = 200;

  /** What is bought along with a product, known or not; {@code limit} places at most. */
  Result<SimilarToProduct> similar(long productId, int limit);

  /**
   * What all clients order most; {@code limit} places at most.
   *
   * @param asOf over orders created before the start of this day; null for the live day
   */
  Result<ProductsInDemand> popular(LocalDate asOf, int limit);
}
