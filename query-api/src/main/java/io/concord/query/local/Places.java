package io.concord.query.local;

import io.concord.contract.Recommendations.RecommendedProduct;
import io.concord.contract.Recommendations.RemovedProduct;
import io.concord.query.RecommendationQuery;
import io.concord.query.rules.Removal;
import io.concord.query.rules.Selection;
import io.concord.query.rules.Selection.Kept;
import io.concord.scoring.ScoredProduct;
import io.concord.store.StoredRecommendations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Names and explains the places of a list. */
final class Places {
  private final LongFunction<Catalogue.Entry> catalogue;

  Places(LongFunction<Catalogue.Entry> catalogue) {
    this.catalogue = catalogue;
  }

  /** The first of these products, as they are. */
  List<RecommendedProduct> plain(
      RecommendationQuery query, StoredRecommendations list, List<ScoredProduct> products) {
    int size = Math.min(query.limit(), products.size());
    List<RecommendedProduct> places = new ArrayList<>(size);
    for (ScoredProduct product : products.subList(0, size)) {
      places.add(place(query, list, places.size() + 1, product, null));
    }
    return places;
  }

  /** What rules have left, ranked anew. */
  List<RecommendedProduct> kept(
      RecommendationQuery query, StoredRecommendations list, Selection selection) {
    List<RecommendedProduct> places = new ArrayList<>(selection.kept().size());
    for (Kept kept : selection.kept()) {
      places.add(place(query, list, places.size() + 1, kept.product(), kept.plainRank()));
    }
    return places;
  }

  private RecommendedProduct place(
      RecommendationQuery query,
      StoredRecommendations list,
      int rank,
      ScoredProduct product,
      Integer plainRank) {
    Catalogue.Entry entry = catalogue.apply(product.productId());
    return new RecommendedProduct(
        rank,
        product.productId(),
        product.score(),
        entry.name(),
        entry.vendorCode(),
        entry.brands(),
        query.explain() ? Explanations.of(product, list, plainRank) : null);
  }

  /** What rules have taken out. */
  List<RemovedProduct> removed(Selection selection) {
    return selection.removed().stream().map(this::removed).toList();
  }

  private RemovedProduct removed(Removal removal) {
    ScoredProduct product = removal.product();
    return new RemovedProduct(
        removal.plainRank(),
        product.productId(),
        product.score(),
        catalogue.apply(product.productId()).name(),
        removal.rule().argument(),
        removal.detail());
  }

  /** Names of the car brands that a product fits. */
  List<String> brands(long productId) {
    return catalogue.apply(productId).brands();
  }
}
