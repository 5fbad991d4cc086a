package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.PurchaseHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {
  @ParameterizedTest
  @CsvSource({
    "0, LIGHT",
    "1, LIGHT",
    "99, LIGHT",
    "100, REGULAR_CONSISTENT",
    "499, REGULAR_CONSISTENT",
    "500, HEAVY",
    "100000, HEAVY"
  })
  void shouldFollowTheOrdersWhenEveryProductIsRepurchased(int orders, Segment expected) {
    assertThat(Segment.of(repurchased(orders, 1, 0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"99, LIGHT", "100, REGULAR_EXPLORATORY", "499, REGULAR_EXPLORATORY", "500, HEAVY"})
  void shouldFollowTheOrdersWhenNoProductIsRepurchased(int orders, Segment expected) {
    assertThat(Segment.of(repurchased(orders, 0, 1))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3, REGULAR_CONSISTENT",
    "4, 6, REGULAR_CONSISTENT",
    "200, 300, REGULAR_CONSISTENT",
    "399, 601, REGULAR_EXPLORATORY",
    "401, 599, REGULAR_CONSISTENT",
    "1, 2, REGULAR_EXPLORATORY"
  })
  void shouldCallARegularClientConsistentFromFortyPercentOn(int twice, int once, Segment expected) {
    assertThat(Segment.of(repurchased(250, twice, once))).isEqualTo(expected);
  }

  @Test
  void shouldCallARegularClientExploratoryWhenItHasNoProducts() {
    assertThat(Segment.of(Histories.of(100))).isEqualTo(Segment.REGULAR_EXPLORATORY);
    assertThat(Segment.repurchaseRate(Histories.of(100))).isZero();
  }

  @Test
  void shouldKeepTheSeedsWeights() {
    assertThat(Weights.of(Segment.HEAVY)).isEqualTo(new Weights(0.60, 0.25, 0.15));
    assertThat(Weights.of(Segment.REGULAR_CONSISTENT)).isEqualTo(new Weights(0.50, 0.35, 0.15));
    assertThat(Weights.of(Segment.REGULAR_EXPLORATORY)).isEqualTo(new Weights(0.25, 0.50, 0.25));
    assertThat(Weights.of(Segment.LIGHT)).isEqualTo(new Weights(0.70, 0.30, 0.0));
  }

  /** The order of the constants is stored. */
  @Test
  void shouldKeepItsOrdinals() {
    assertThat(Segment.values())
        .containsExactly(
            Segment.HEAVY, Segment.REGULAR_CONSISTENT, Segment.REGULAR_EXPLORATORY, Segment.LIGHT);
  }

  private static PurchaseHistory repurchased(int orders, int twice, int once) {
    PurchaseHistory history = Histories.of(orders);
    for (int i = 0; i < twice + once; i++) {
      Histories.put(history, i, i < twice ? 2 : 1, 0);
    }
    return history;
  }
}
