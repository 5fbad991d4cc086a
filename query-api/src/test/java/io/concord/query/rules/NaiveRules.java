package io.concord.query.rules;

import io.concord.contract.RecommendationRules;
import io.concord.purchase.Ticks;
import io.concord.query.rules.Selection.Kept;
import io.concord.scoring.ScoredProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules once more, as their words say it: product by product over the whole list. */
final class NaiveRules {
  private NaiveRules() {}

  static List<ScoredProduct> filter(RankedLists list, RecommendationRules rules) {
    List<ScoredProduct> kept = new ArrayList<>();
    Map<String, Integer> perBrand = new HashMap<>();
    for (ScoredProduct product : list.products()) {
      List<String> brands = brands(list, product);
      if (allows(product, brands, rules) && hasPlaces(brands, perBrand, rules.maxPerBrand())) {
        brands.forEach(brand -> perBrand.merge(brand, 1, Integer::sum));
        kept.add(product);
      }
    }
    return kept;
  }

  private static boolean allows(
      ScoredProduct product, List<String> brands, RecommendationRules rules) {
    long id = product.productId();
    return (rules.excludeProducts() == null || !rules.excludeProducts().contains(id))
        && (rules.onlyProducts() == null || rules.onlyProducts().contains(id))
        && (rules.excludeBrands() == null || !meet(brands, rules.excludeBrands()))
        && (rules.onlyBrands() == null || meet(brands, rules.onlyBrands()))
        && (rules.minScore() == null || product.score() >= rules.minScore())
        && (rules.excludeOrderedWithinDays() == null
            || daysAgo(product) > rules.excludeOrderedWithinDays());
  }

  private static boolean meet(List<String> brands, List<String> names) {
    return names.stream().map(NaiveRules::lower).anyMatch(brands::contains);
  }

  private static boolean hasPlaces(
      List<String> brands, Map<String, Integer> perBrand, Integer max) {
    return max == null || brands.stream().allMatch(brand -> perBrand.getOrDefault(brand, 0) < max);
  }

  private static long daysAgo(ScoredProduct product) {
    return (RankedLists.CUT - product.lastOrderedTicks()) / Ticks.PER_DAY;
  }

  private static List<String> brands(RankedLists list, ScoredProduct product) {
    return list.brands().getOrDefault(product.productId(), List.of()).stream()
        .map(NaiveRules::lower)
        .toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static boolean fits(RankedLists list, Kept place, String brand) {
    return brands(list, place.product()).contains(lower(brand));
  }

  /** The rules that look at a product alone. */
  static RecommendationRules withoutPlaces(RecommendationRules rules) {
    return new RecommendationRules(
        rules.excludeProducts(),
        rules.onlyProducts(),
        rules.excludeBrands(),
        rules.onlyBrands(),
        rules.excludeOrderedWithinDays(),
        null,
        rules.minScore());
  }
}
