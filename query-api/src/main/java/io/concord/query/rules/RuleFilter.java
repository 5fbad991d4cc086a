package io.concord.query.rules;

import io.concord.contract.RecommendationRules;
import io.concord.query.rules.Selection.Kept;
import io.concord.scoring.ScoredProduct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes out of ranked lists what rules forbid, and never reorders what is left. Several sets of
 * rules hold together: whoever adds one can only take out more. Thread-safe.
 */
public final class RuleFilter {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final List<ProductRule> rules;
  private final int maxPerBrand;
  private final double minScore;

  private RuleFilter(List<ProductRule> rules, int maxPerBrand, double minScore) {
    this.rules = rules;
    this.maxPerBrand = maxPerBrand;
    this.minScore = minScore;
  }

  /** Of all these rules at once. */
  public static RuleFilter of(RecommendationRules... sets) {
    RuleFilter all = new RuleFilter(List.of(), UNLIMITED, 0);
    for (RecommendationRules set : sets) {
      all = all.and(set);
    }
    return all;
  }

  /** Of these rules too; what this one was made of is not made anew. */
  public RuleFilter and(RecommendationRules more) {
    return new RuleFilter(
        Stream.concat(rules.stream(), ProductRules.of(more).stream())
            .sorted(Comparator.comparing(ProductRule::name))
            .toList(),
        more.maxPerBrand() == null ? maxPerBrand : Math.min(maxPerBrand, more.maxPerBrand()),
        more.minScore() == null ? minScore : Math.max(minScore, more.minScore()));
  }

  /** Whether every list passes as it is. */
  public boolean isEmpty() {
    return rules.isEmpty() && maxPerBrand == UNLIMITED;
  }

  /** Whether nothing can be left of what ranks behind a product with this score. */
  public boolean endsAt(double score) {
    return score < minScore;
  }

  /**
   * The first {@code limit} places that are left.
   *
   * @param ranked best first; as long as it must be for the places to be found
   * @param cutTicks the list is over orders created before
   * @param brands names of the car brands that a product fits, in alphabetical order
   */
  public Selection select(
      List<ScoredProduct> ranked, int limit, long cutTicks, LongFunction<List<String>> brands) {
    List<Kept> kept = new ArrayList<>(Math.min(limit, ranked.size()));
    List<Removal> removed = new ArrayList<>();
    BrandPlaces places = new BrandPlaces(maxPerBrand);
    for (int i = 0; i < ranked.size() && kept.size() < limit; i++) {
      ScoredProduct product = ranked.get(i);
      Breach breach = breach(new Candidate(product, brands, cutTicks), places);
      if (breach == null) {
        kept.add(new Kept(i + 1, product));
      } else if (i < limit) {
        removed.add(new Removal(i + 1, product, breach.rule, breach.detail.get()));
      }
    }
    return new Selection(kept, removed);
  }

  /** Null for a product that stays, which then has its places. */
  private Breach breach(Candidate candidate, BrandPlaces places) {
    for (ProductRule rule : rules) {
      if (rule.breaks().test(candidate)) {
        return new Breach(rule.name(), () -> rule.detail().apply(candidate));
      }
    }
    return maxPerBrand == UNLIMITED ? null : crowding(candidate.brands(), places);
  }

  private Breach crowding(List<String> brands, BrandPlaces places) {
    String full = places.full(brands);
    if (full == null) {
      places.take(brands);
      return null;
    }
    return new Breach(
        Rule.MAX_PER_BRAND,
        () -> "better products have all places of " + full + ", maxPerBrand=" + maxPerBrand);
  }

  /** Only what is told is put into words. */
  private record Breach(Rule rule, Supplier<String> detail) {}
}
