package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.contract.PopularProducts;
import io.concord.contract.PopularProducts.PopularProduct;
import io.concord.query.PopularReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.scoring.ScoredProduct;
import java.time.InstantSource;
import java.time.LocalDate;

/** Ranks the popularity that is here, by one scan over all products and days. */
final class LocalPopularReader implements PopularReader {
  private final InstantSource clock;
  private final LocalStores stores;
  private final Answers answers;

  LocalPopularReader(RecommenderStreams streams, LocalStores stores, InstantSource clock) {
    this.clock = clock;
    this.stores = stores;
    this.answers = new Answers(streams);
  }

  @Override
  public Result<PopularProducts> popular(LocalDate asOf) {
    return answers.whenRestored(() -> new Found<>(ranked(asOf)));
  }

  private PopularProducts ranked(LocalDate asOf) {
    return new PopularProducts(
        asOf,
        stores.popularityStaleness(clock.instant()).toMillis(),
        stores.popularity().ranking(Math.toIntExact(asOf.toEpochDay())).stream()
            .map(LocalPopularReader::product)
            .toList());
  }

  private static PopularProduct product(ScoredProduct product) {
    return new PopularProduct(product.productId(), product.score(), product.orderCount());
  }
}
