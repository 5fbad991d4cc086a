package io.concord.query.rules;

import io.concord.contract.RecommendationRules;
import io.concord.purchase.Ticks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes those rules that look at a product alone. */
final class ProductRules {
  private ProductRules() {}

  static List<ProductRule> of(RecommendationRules rules) {
    List<ProductRule> made = new ArrayList<>();
    if (rules.excludeProducts() != null) {
      made.add(excludeProducts(new HashSet<>(rules.excludeProducts())));
    }
    if (rules.onlyProducts() != null) {
      made.add(onlyProducts(new HashSet<>(rules.onlyProducts())));
    }
    if (rules.excludeBrands() != null) {
      made.add(excludeBrands(inAnyCase(rules.excludeBrands())));
    }
    if (rules.onlyBrands() != null) {
      made.add(onlyBrands(inAnyCase(rules.onlyBrands())));
    }
    if (rules.excludeOrderedWithinDays() != null) {
      made.add(excludeOrderedWithin(rules.excludeOrderedWithinDays()));
    }
    if (rules.minScore() != null) {
      made.add(minScore(rules.minScore()));
    }
    return made;
  }

  private static ProductRule excludeProducts(Set<Long> excluded) {
    return new ProductRule(
        Rule.EXCLUDE_PRODUCTS,
        candidate -> excluded.contains(candidate.product().productId()),
        candidate -> "the product is excluded");
  }

  private static ProductRule onlyProducts(Set<Long> only) {
    return new ProductRule(
        Rule.ONLY_PRODUCTS,
        candidate -> !only.contains(candidate.product().productId()),
        candidate -> "the product is not among those asked for");
  }

  private static ProductRule excludeBrands(Set<String> excluded) {
    return new ProductRule(
        Rule.EXCLUDE_BRANDS,
        candidate -> candidate.brands().stream().anyMatch(excluded::contains),
        candidate ->
            "the product fits "
                + candidate.brands().stream().filter(excluded::contains).findFirst().orElseThrow());
  }

  private static ProductRule onlyBrands(Set<String> only) {
    return new ProductRule(
        Rule.ONLY_BRANDS,
        candidate -> candidate.brands().stream().noneMatch(only::contains),
        candidate -> "the product fits none of the brands asked for");
  }

  /** A popular list's products were never ordered by the client. */
  private static ProductRule excludeOrderedWithin(int days) {
    long ticks = days * Ticks.PER_DAY;
    return new ProductRule(
        Rule.EXCLUDE_ORDERED_WITHIN_DAYS,
        candidate -> candidate.product().lastOrderedTicks() >= candidate.cutTicks() - ticks,
        candidate ->
            "the client ordered the product at "
                + Ticks.toInstant(candidate.product().lastOrderedTicks()));
  }

  private static ProductRule minScore(double least) {
    return new ProductRule(
        Rule.MIN_SCORE,
        candidate -> candidate.product().score() < least,
        candidate -> "the score is below " + least);
  }

  /** Brands are names that people type. */
  private static Set<String> inAnyCase(Collection<String> names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(names);
    return set;
  }
}
