package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.concord.purchase.Ticks;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand. */
class V4Test {

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
    DecayedPurchases purchases = new DecayedPurchases(2);
    purchases.add(3, 0.25, 0.75, 3);
    purchases.add(5, 0.50, 1.50, 0);
    purchases.add(7, 0.50, 0.50, 8);
    purchases.add(9, 0.10, 0.20, 0);

    assertThat(V4.rank(purchases, 3))
        .containsExactly(new V4.Place(7, 3), new V4.Place(3, 2), new V4.Place(5, 2));
    assertThat(V4.rank(new DecayedPurchases(0), 3)).isEmpty();
  }

  @Test
  void shouldRefuseProductsThatDoNotAscend() {
    DecayedPurchases purchases = new DecayedPurchases(1);
    purchases.add(3, 1, 1, 1);
    assertThatThrownBy(() -> purchases.add(3, 1, 1, 1))
        .hasMessage("products must ascend, productId=3, before=3");
  }
}
