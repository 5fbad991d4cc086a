package io.concord.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Products that a client never ordered and may want: first those bought along with what it ordered
 * last, by the sum of their similarities, then those that all clients order most now. They rank
 * behind all own products: scores go on from the last of those downwards and compare within a list
 * alone.
 */
public final class Discovery {
  /** Behind the similar products, whatever these score. */
  private static final double POPULAR_SHARE = 0.5;

  private Discovery() {}

  /**
   * The client's list, longer by discoveries where it has room.
   *
   * @param own all products of the client, best first
   * @param recent product IDs that the client ordered last
   * @param similar what is bought along with a product
   * @param popular gives product IDs, those ordered most now first; asked when there is room left
   * @param limit length of the list at most
   */
  public static List<ScoredProduct> fill(
      List<ScoredProduct> own,
      List<Long> recent,
      LongFunction<SimilarProducts> similar,
      Supplier<List<Long>> popular,
      int limit) {
    List<ScoredProduct> filled = new ArrayList<>(own);
    Set<Long> known = new HashSet<>();
    own.forEach(product -> known.add(product.productId()));
    double base = own.isEmpty() ? 1 : own.get(own.size() - 1).score();
    for (Candidate candidate : candidates(recent, similar, known)) {
      double share = POPULAR_SHARE + (1 - POPULAR_SHARE) * candidate.strength;
      add(filled, known, candidate.productId, base * share, limit);
    }
    if (filled.size() < limit) {
      addPopular(filled, known, popular.get(), base, limit);
    }
    return filled;
  }

  /**
   * Those not known, best first.
   *
   * @param strength relative to the best, above 0, at most 1
   */
  private record Candidate(long productId, double strength) {}

  private static List<Candidate> candidates(
      List<Long> recent, LongFunction<SimilarProducts> similar, Set<Long> known) {
    Map<Long, Double> sums = new HashMap<>();
    for (long product : recent) {
      similar
          .apply(product)
          .products()
          .forEach(other -> sums.merge(other.productId(), other.similarity(), Double::sum));
    }
    sums.keySet().removeAll(known);
    double best = sums.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return sums.entrySet().stream()
        .map(sum -> new Candidate(sum.getKey(), sum.getValue() / best))
        .sorted(
            Comparator.comparingDouble(Candidate::strength)
                .reversed()
                .thenComparingLong(Candidate::productId))
        .toList();
  }

  private static void addPopular(
      List<ScoredProduct> filled, Set<Long> known, List<Long> popular, double base, int limit) {
    for (int i = 0; i < popular.size(); i++) {
      double share = POPULAR_SHARE * (popular.size() - i) / popular.size();
      add(filled, known, popular.get(i), base * share, limit);
    }
  }

  private static void add(
      List<ScoredProduct> filled, Set<Long> known, long productId, double score, int limit) {
    if (filled.size() < limit && known.add(productId)) {
      filled.add(new ScoredProduct(productId, score, 0, 0, 0, ScoredProduct.NEVER));
    }
  }
}
