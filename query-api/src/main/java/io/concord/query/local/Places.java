package io.concord.query.local;

import io.concord.contract.Recommendations.RecommendedProduct;
import io.concord.contract.Recommendations.RemovedProduct;
import io.concord.query.rules.Removal;
import io.concord.query.rules.Selection;
import io.concord.query.rules.Selection.Kept;
import io.concord.scoring.ScoredProduct;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Names and explains the places of a list. */
final class Places {
  private final LongFunction<Catalogue.Entry> catalogue;

  Places(LongFunction<Catalogue.Entry> catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The first of these products, as they are.
   *
   * @param explanations null when none are asked for
   */
  List<RecommendedProduct> plain(
      int limit, List<ScoredProduct> products, Explanations explanations) {
    int size = Math.min(limit, products.size());
    List<RecommendedProduct> places = new ArrayList<>(size);
    for (ScoredProduct product : products.subList(0, size)) {
      places.add(place(places.size() + 1, product, null, explanations));
    }
    return places;
  }

  /**
   * What rules have left, ranked anew.
   *
   * @param explanations null when none are asked for
   */
  List<RecommendedProduct> kept(Selection selection, Explanations explanations) {
    List<RecommendedProduct> places = new ArrayList<>(selection.kept().size());
    for (Kept kept : selection.kept()) {
      places.add(place(places.size() + 1, kept.product(), kept.plainRank(), explanations));
    }
    return places;
  }

  private RecommendedProduct place(
      int rank, ScoredProduct product, Integer plainRank, Explanations explanations) {
    Catalogue.Entry entry = catalogue.apply(product.productId());
    return new RecommendedProduct(
        rank,
        product.productId(),
        product.score(),
        entry.name(),
        entry.vendorCode(),
        entry.brands(),
        explanations == null ? null : explanations.of(product, plainRank));
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
