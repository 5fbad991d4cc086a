package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand. */
class V4Test {
  private static final long AS_OF = 100 * Ticks.PER_DAY;

  @Test
  void shouldDecayByTheFractionOfADay() {
    assertThat(V4.decay(0, 14)).isEqualTo(1);
    assertThat(V4.decay(30 * Ticks.PER_DAY, 30)).isEqualTo(0.3678794412, within(1e-10));
    assertThat(V4.decay(Ticks.PER_DAY / 2, 1)).isEqualTo(0.6065306597, within(1e-10));
  }

  /** A sum of yesterday, decayed by a day, is the sum of today. */
  @Test
  void shouldDecayStepByStepAsAtOnce() {
    assertThat(V4.decay(7 * Ticks.PER_DAY, 30) * V4.decay(5 * Ticks.PER_DAY, 30))
        .isEqualTo(V4.decay(12 * Ticks.PER_DAY, 30), within(1e-15));
  }

  @Test
  void shouldWeighPopularityLessWhenTheClientHasAHundredOrders() {
    assertThat(V4.score(0.5, 1.5, 80, 99)).isEqualTo(18, within(1e-12));
    assertThat(V4.score(0.5, 1.5, 80, 100)).isEqualTo(6, within(1e-12));
    assertThat(V4.score(0.5, 1.5, 0, 1)).isEqualTo(2);
  }

  @Test
  void shouldRankByScoreThenByProduct() {
    PurchaseHistory history = PurchaseHistory.decayed(AS_OF);
    history.addOrders(2);
    history.put(3, 1, AS_OF - Ticks.PER_DAY, 0.25, 0.75);
    history.put(5, 2, AS_OF - 90 * Ticks.PER_DAY, 0.50, 1.50);
    history.put(7, 1, AS_OF - 1, 0.50, 0.50);
    history.put(9, 1, AS_OF - 1, 0.10, 0.20);
    Demand demand = product -> Map.of(3L, 3.0, 7L, 8.0).getOrDefault(product, 0.0);

    Ranking ranking = V4.rank(history, demand, 3);

    assertThat(ranking.segment()).isEqualTo(Segment.LIGHT);
    assertThat(ranking.products())
        .extracting(ScoredProduct::productId, ScoredProduct::score)
        .containsExactly(tuple(7L, 3.0), tuple(3L, 2.0), tuple(5L, 2.0));
    ScoredProduct third = ranking.products().get(2);
    assertThat(third.orderCount()).isEqualTo(2);
    assertThat(third.frequency()).isEqualTo(1);
    assertThat(third.recency()).isEqualTo(0.3678794412, within(1e-10));
    assertThat(third.lastOrderedTicks()).isEqualTo(AS_OF - 90 * Ticks.PER_DAY);
  }

  @Test
  void shouldRankNothingForAClientWithoutPurchases() {
    PurchaseHistory history = PurchaseHistory.decayed(AS_OF);
    history.addOrders(700);

    assertThat(V4.rank(history, Demand.NONE, 3))
        .isEqualTo(new Ranking(Segment.LIGHT, java.util.List.of()));
  }

  @Test
  void shouldGoByItsLabel() {
    assertThat(Strategy.of("v4")).isEqualTo(Strategy.V4);
    assertThat(Strategy.V4.rank(PurchaseHistory.decayed(AS_OF), Demand.NONE, 1).products())
        .isEmpty();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> Strategy.of("v9"))
        .hasMessage("strategy must be one of v3, v4, strategy=v9");
  }
}
