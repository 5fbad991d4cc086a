package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers worked out by hand. */
class V3Test {
  /** exp(-1) and exp(-0.5) by hand; frequencies 1, 0.5 and 0.25. */
  @ParameterizedTest
  @CsvSource({
    "500, HEAVY, 0.8500000000, 0.3919698603, 0.3016326650",
    "100, REGULAR_CONSISTENT, 0.8500000000, 0.3787578044, 0.3372857310",
    "99, LIGHT, 1.0000000000, 0.4603638324, 0.3569591979"
  })
  void shouldAddWeightedFrequencyAndRecency(
      int orders, Segment segment, double first, double second, double third) {
    PurchaseHistory history = Histories.of(orders);
    Histories.put(history, 1, 8, 0);
    Histories.put(history, 2, 4, 90);
    Histories.put(history, 3, 2, 45);

    Ranking ranking = V3.rank(history, 50);

    assertThat(ranking.segment()).isEqualTo(segment);
    assertThat(ranking.products()).extracting(ScoredProduct::productId).containsExactly(1L, 2L, 3L);
    assertScores(ranking, first, second, third);
  }

  /** Recency outweighs frequency: the product bought once lately beats the older favourite. */
  @Test
  void shouldPreferRecencyWhenTheClientIsExploratory() {
    PurchaseHistory history = Histories.of(100);
    Histories.put(history, 1, 2, 90);
    Histories.put(history, 2, 1, 0);
    Histories.put(history, 3, 1, 180);

    Ranking ranking = V3.rank(history, 50);

    assertThat(ranking.segment()).isEqualTo(Segment.REGULAR_EXPLORATORY);
    assertThat(ranking.products()).extracting(ScoredProduct::productId).containsExactly(2L, 1L, 3L);
    assertScores(ranking, 0.6250000000, 0.4339397206, 0.1926676416);
  }

  @Test
  void shouldTellThePartsOfAScore() {
    PurchaseHistory history = Histories.of(3);
    Histories.put(history, 7, 2, 0);
    Histories.put(history, 8, 1, 90);

    ScoredProduct place = V3.rank(history, 50).products().get(1);

    assertThat(place.productId()).isEqualTo(8);
    assertThat(place.frequency()).isEqualTo(0.5);
    assertThat(place.recency()).isCloseTo(0.36787944117144233, within(1e-15));
    assertThat(place.orderCount()).isEqualTo(1);
    assertThat(place.lastOrderedTicks()).isEqualTo(Histories.AS_OF - 90 * Ticks.PER_DAY);
  }

  /** Age in ticks of 100 ns, and the whole days it is worth. */
  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "863999999999, 0",
    "864000000000, 1",
    "864000000001, 1",
    "1727999999999, 1",
    "1728000000000, 2",
    "77759999999999, 89",
    "77760000000000, 90"
  })
  void shouldRoundAgeDownToWholeDays(long ageTicks, int days) {
    PurchaseHistory history = Histories.of(1);
    history.put(1, 1, Histories.AS_OF - ageTicks);

    assertThat(V3.rank(history, 1).products().get(0).recency())
        .isEqualTo(StrictMath.exp(-days / 90.0));
  }

  @Test
  void shouldRoundAgeDownToWholeDaysWhenTheOrderIsFromYearOne() {
    PurchaseHistory history = Histories.of(1);
    history.put(1, 1, -62_135_596_800L * Ticks.PER_SECOND);

    Ranking ranking = V3.rank(history, 1);

    assertThat(ranking.products().get(0).recency()).isBetween(0.0, 1e-300);
    assertScores(ranking, 0.7);
  }

  /** Both sides of the table of precomputed days. */
  @ParameterizedTest
  @ValueSource(longs = {8_190, 8_191, 8_192, 8_193, 700_000})
  void shouldComputeRecencyOfAnyAge(long days) {
    assertThat(Recency.of(days)).isEqualTo(StrictMath.exp(-days / 90.0));
  }

  @Test
  void shouldRankTiesByProductId() {
    long[] ids = {5, Long.MAX_VALUE, -1, 0, Long.MIN_VALUE, 4_294_967_296L, -4_294_967_297L, 10};
    PurchaseHistory history = Histories.of(1);
    for (long id : ids) {
      Histories.put(history, id, 1, 3);
    }

    assertThat(V3.rank(history, 50).products())
        .extracting(ScoredProduct::productId)
        .containsExactly(
            Long.MIN_VALUE, -4_294_967_297L, -1L, 0L, 5L, 10L, 4_294_967_296L, Long.MAX_VALUE);
    assertThat(V3.rank(history, 3).products())
        .extracting(ScoredProduct::productId)
        .containsExactly(Long.MIN_VALUE, -4_294_967_297L, -1L);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "50, 50", "500, 500", "600, 600", "601, 600"})
  void shouldKeepTheBestWhenTheLimitIsReached(int limit, int expected) {
    PurchaseHistory history = Histories.of(600);
    for (int i = 0; i < 600; i++) {
      Histories.put(history, 1_000 - i, 1 + i, 10);
    }

    Ranking ranking = V3.rank(history, limit);

    assertThat(ranking.products()).hasSize(expected);
    assertThat(ranking.products()).extracting(ScoredProduct::productId).startsWith(401L).isSorted();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 250, 5_000})
  void shouldGiveAnEmptyLightListWhenThereAreNoProducts(int orders) {
    Ranking ranking = V3.rank(Histories.of(orders), 50);

    assertThat(ranking.segment()).isEqualTo(Segment.LIGHT);
    assertThat(ranking.products()).isEmpty();
  }

  @Test
  void shouldForgetAProductThatWasTakenOut() {
    PurchaseHistory history = Histories.of(2);
    Histories.put(history, 1, 2, 0);
    Histories.put(history, 2, 1, 0);
    history.put(1, 0, 0);

    assertThat(V3.rank(history, 50).products())
        .extracting(ScoredProduct::productId, ScoredProduct::frequency)
        .containsExactly(tuple(2L, 1.0));
  }

  private static void assertScores(Ranking ranking, double... expected) {
    assertThat(ranking.products().stream().mapToDouble(ScoredProduct::score).toArray())
        .containsExactly(expected, within(1e-9));
  }
}
