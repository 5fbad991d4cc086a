package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.contract.SimilarToProduct;
import io.concord.contract.SimilarToProduct.SimilarProduct;
import io.concord.query.ProductReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.scoring.SimilarProducts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Answers from what this node, as every node, knows of all clients. */
final class LocalProductReader implements ProductReader {
  private final InstantSource clock;
  private final LocalStores stores;
  private final Answers answers;
  private final Catalogue catalogue;
  private final CoPurchases coPurchases;

  LocalProductReader(
      RecommenderStreams streams,
      LocalStores stores,
      Catalogue catalogue,
      CoPurchases coPurchases,
      InstantSource clock) {
    this.clock = clock;
    this.stores = stores;
    this.answers = new Answers(streams);
    this.catalogue = catalogue;
    this.coPurchases = coPurchases;
  }

  @Override
  public Result<SimilarToProduct> similar(long productId, int limit) {
    return answers.whenRestored(() -> new Found<>(read(productId, limit)));
  }

  private SimilarToProduct read(long productId, int limit) {
    SimilarProducts similar = coPurchases.similar(productId);
    List<SimilarProduct> places = new ArrayList<>();
    similar.products().stream()
        .limit(limit)
        .forEach(product -> places.add(place(places.size() + 1, product)));
    Catalogue.Entry entry = catalogue.entry(productId);
    Instant now = clock.instant();
    return new SimilarToProduct(
        productId,
        entry.name(),
        entry.vendorCode(),
        entry.brands(),
        similar.buyers(),
        places,
        now,
        stores.staleness(now).toMillis());
  }

  private SimilarProduct place(int rank, SimilarProducts.Product product) {
    Catalogue.Entry entry = catalogue.entry(product.productId());
    return new SimilarProduct(
        rank,
        product.productId(),
        entry.name(),
        entry.vendorCode(),
        entry.brands(),
        product.clients(),
        product.similarity());
  }
}
