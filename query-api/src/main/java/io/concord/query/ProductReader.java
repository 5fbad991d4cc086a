package io.concord.query;

import io.concord.contract.SimilarToProduct;

/**
 * Reads what all clients together order. Every node knows it of all of them; the results are found
 * or unavailable, never of an unknown client. Implementations are thread-safe.
 */
public interface ProductReader {
  int LIMIT_DEFAULT = 20;
  int LIMIT_MAX = 200;

  /** What is bought along with a product, known or not; {@code limit} places at most. */
  Result<SimilarToProduct> similar(long productId, int limit);
}
