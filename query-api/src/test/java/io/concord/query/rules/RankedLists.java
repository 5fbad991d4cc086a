package io.concord.query.rules;

import io.concord.contract.RecommendationRules;
import io.concord.purchase.Ticks;
import io.concord.scoring.ScoredProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A ranked list with the brands of its products, as of one fixed moment.
 *
 * @param brands by product
 */
record RankedLists(List<ScoredProduct> products, Map<Long, List<String>> brands) {
  static final long CUT = Ticks.of(Instant.parse("2024-07-02T00:00:00Z"));
  static final List<String> BRANDS = List.of("DAF", "MAN", "Scania", "Volvo");

  /** One product, ordered last so many whole days before the cut. */
  static ScoredProduct product(long id, double score, long daysAgo) {
    return new ScoredProduct(id, score, score, 0.5, 3, CUT - daysAgo * Ticks.PER_DAY);
  }

  Selection select(int limit, RecommendationRules... rules) {
    return RuleFilter.of(rules)
        .select(products, limit, CUT, id -> brands.getOrDefault(id, List.of()));
  }

  static Arbitrary<RankedLists> lists() {
    Arbitrary<ScoredProduct> products =
        Combinators.combine(
                Arbitraries.longs().between(1, 30),
                Arbitraries.integers().between(0, 10),
                Arbitraries.longs().between(1, 20))
            .as((id, tenths, daysAgo) -> product(id, tenths / 10.0, daysAgo));
    Arbitrary<List<String>> brands = Arbitraries.subsetOf(BRANDS).map(RankedLists::sorted);
    return Combinators.combine(
            products.list().ofMaxSize(30).uniqueElements(ScoredProduct::productId),
            Arbitraries.maps(Arbitraries.longs().between(1, 30), brands).ofMaxSize(30))
        .as((list, named) -> new RankedLists(ranked(list), named));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static List<ScoredProduct> ranked(List<ScoredProduct> products) {
    List<ScoredProduct> ranked = new ArrayList<>(products);
    ranked.sort(
        Comparator.comparingDouble(ScoredProduct::score)
            .reversed()
            .thenComparing(ScoredProduct::productId));
    return ranked;
  }

  static Arbitrary<RecommendationRules> rules() {
    Arbitrary<List<Long>> ids = Arbitraries.longs().between(1, 30).list().ofMinSize(1).ofMaxSize(9);
    Arbitrary<List<String>> names =
        Arbitraries.of("daf", "MAN", "scanIA", "Krone").list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(
            ids.injectNull(0.6),
            ids.injectNull(0.9),
            names.injectNull(0.7),
            names.injectNull(0.8),
            Arbitraries.integers().between(1, 20).injectNull(0.7),
            Arbitraries.integers().between(1, 4).injectNull(0.5),
            Arbitraries.integers().between(0, 10).map(n -> n / 10.0).injectNull(0.7))
        .as(RecommendationRules::new);
  }
}
