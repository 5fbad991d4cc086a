package io.concord.http;

import io.concord.contract.SimilarToProduct;
import io.concord.contract.SimilarToProduct.SimilarProduct;
import io.concord.query.ProductReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Product 7 is bought along with as many others as are asked for; no other product is known. */
public final class InMemoryProducts implements ProductReader {
  public volatile boolean restoring;

  @Override
  public Result<SimilarToProduct> similar(long productId, int limit) {
    if (restoring) {
      return new Unavailable<>("The node is restoring its state.", Duration.ofSeconds(2));
    }
    boolean known = productId == 7;
    return new Found<>(
        new SimilarToProduct(
            productId,
            known ? "Brake pad set" : null,
            known ? "WVA 29087" : null,
            known ? List.of("DAF") : List.of(),
            known ? 100 : 0,
            known ? similar(limit) : List.of(),
            Samples.NOW,
            12));
  }

  private static List<SimilarProduct> similar(int limit) {
    return IntStream.rangeClosed(1, limit)
        .mapToObj(rank -> new SimilarProduct(rank, 100 + rank, null, null, List.of(), 2, 0.02))
        .toList();
  }
}
