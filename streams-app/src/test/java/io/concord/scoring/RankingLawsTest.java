package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of the ranked list, for any history. */
class RankingLawsTest {
  private static final Comparator<ScoredProduct> BY_RANK =
      Comparator.comparingDouble(ScoredProduct::score)
          .reversed()
          .thenComparing(ScoredProduct::productId);

  /** What a client did with one product. */
  record Bought(long productId, int orderCount, long lastOrderedTicks) {}

  @Property(tries = 500)
  void rankingIsTheHeadOfANaiveSort(
      @ForAll("purchases") List<Bought> purchases,
      @ForAll @IntRange(max = 700) int orders,
      @ForAll @IntRange(max = 60) int limit) {
    PurchaseHistory history = history(purchases, orders);
    List<ScoredProduct> naive = naive(purchases, Weights.of(Segment.of(history)));

    assertThat(V3.rank(history, limit).products())
        .isEqualTo(naive.subList(0, Math.min(limit, naive.size())));
  }

  @Property(tries = 500)
  void shorterListIsAPrefixOfALongerOne(
      @ForAll("purchases") List<Bought> purchases,
      @ForAll @IntRange(max = 50) int shorter,
      @ForAll @IntRange(max = 50) int more) {
    PurchaseHistory history = history(purchases, 150);
    List<ScoredProduct> top = V3.rank(history, shorter).products();

    List<ScoredProduct> longer = V3.rank(history, shorter + more).products();
    assertThat(longer.subList(0, top.size())).isEqualTo(top);
  }

  @Property(tries = 500)
  void orderOfInsertionIsIrrelevant(
      @ForAll("purchases") List<Bought> purchases, @ForAll long seed) {
    List<Bought> shuffled = new ArrayList<>(purchases);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(V3.rank(history(shuffled, 100), 50)).isEqualTo(V3.rank(history(purchases, 100), 50));
  }

  @Property(tries = 500)
  void scoresAndTheirPartsLieBetweenZeroAndOne(
      @ForAll("purchases") List<Bought> purchases, @ForAll @IntRange(max = 700) int orders) {
    assertThat(V3.rank(history(purchases, orders), 500).products())
        .allSatisfy(
            place -> {
              assertThat(place.score()).isBetween(0.0, 1.0);
              assertThat(place.frequency()).isGreaterThan(0.0).isLessThanOrEqualTo(1.0);
              assertThat(place.recency()).isBetween(0.0, 1.0);
            });
  }

  @Property(tries = 500)
  void popularListIsTheHeadOfANaiveSort(@ForAll("purchases") List<Bought> purchases) {
    List<Bought> ascending =
        purchases.stream().sorted(Comparator.comparingLong(Bought::productId)).toList();
    double highest = purchases.stream().mapToInt(Bought::orderCount).max().orElse(1);
    List<ScoredProduct> naive =
        ascending.stream()
            .map(b -> popular(b.productId(), b.orderCount(), highest))
            .sorted(BY_RANK)
            .limit(200)
            .toList();

    assertThat(
            Popularity.rank(
                ascending.stream().mapToLong(Bought::productId).toArray(),
                ascending.stream().mapToInt(Bought::orderCount).toArray(),
                ascending.size()))
        .isEqualTo(naive);
  }

  /** Few distinct counts and ages, so that ties are common. */
  @Provide
  Arbitrary<List<Bought>> purchases() {
    Arbitrary<Long> products =
        Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-50, 400));
    Arbitrary<Integer> counts =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 4), Arbitraries.integers().greaterOrEqual(1));
    Arbitrary<Long> ages =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 3).map(days -> days * Ticks.PER_DAY),
            Arbitraries.longs().between(1, 800_000 * Ticks.PER_DAY));
    return Combinators.combine(products, counts, ages)
        .as((product, count, age) -> new Bought(product, count, Histories.AS_OF - Math.max(1, age)))
        .list()
        .uniqueElements(Bought::productId)
        .ofMaxSize(300);
  }

  private static PurchaseHistory history(List<Bought> purchases, int orders) {
    PurchaseHistory history = Histories.of(orders);
    purchases.forEach(b -> history.put(b.productId(), b.orderCount(), b.lastOrderedTicks()));
    return history;
  }

  private static List<ScoredProduct> naive(List<Bought> purchases, Weights weights) {
    double highest = purchases.stream().mapToInt(Bought::orderCount).max().orElse(1);
    return purchases.stream().map(b -> scored(b, highest, weights)).sorted(BY_RANK).toList();
  }

  private static ScoredProduct scored(Bought bought, double highest, Weights weights) {
    double frequency = bought.orderCount() / highest;
    Duration age =
        Duration.between(
            Ticks.toInstant(bought.lastOrderedTicks()), Ticks.toInstant(Histories.AS_OF));
    double recency = StrictMath.exp(-age.toDays() / 90.0);
    return new ScoredProduct(
        bought.productId(),
        weights.frequency() * frequency + weights.recency() * recency,
        frequency,
        recency,
        bought.orderCount(),
        bought.lastOrderedTicks());
  }

  private static ScoredProduct popular(long productId, int orderCount, double highest) {
    double share = orderCount / highest;
    return new ScoredProduct(productId, share, share, 0, orderCount, ScoredProduct.NEVER);
  }
}
