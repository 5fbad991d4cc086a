package io.concord.local.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Numbers worked out by hand. */
class MetricTest {

  /** Four places, hits at 2 and 4, five products bought. */
  private static final boolean[] LIST = {false, true, false, true};

  @Test
  void shouldDivideHitsByTheShorterOfListAndK() {
    assertThat(Metric.PRECISION.of(LIST, 5, 50)).isEqualTo(0.5);
    assertThat(Metric.PRECISION.of(LIST, 5, 3)).isEqualTo(1 / 3.0);
    assertThat(Metric.PRECISION.of(LIST, 5, 1)).isZero();
  }

  @Test
  void shouldDivideHitsByWhatWasBought() {
    assertThat(Metric.RECALL.of(LIST, 5, 50)).isEqualTo(0.4);
    assertThat(Metric.RECALL.of(LIST, 5, 2)).isEqualTo(0.2);
  }

  /**
   * 1 / log2(3) + 1 / log2(5) = 0.6309297536 + 0.4306765581; the best of five is 1 + 0.6309297536 +
   * 0.5 + 0.4306765581 + 0.3868528072 = 2.9484591189, of three places 2.1309297536.
   */
  @Test
  void shouldDiscountHitsByRank() {
    assertThat(Metric.NDCG.of(LIST, 5, 50)).isEqualTo(1.0616063117 / 2.9484591189, within(1e-9));
    assertThat(Metric.NDCG.of(LIST, 5, 3)).isEqualTo(0.6309297536 / 2.1309297536, within(1e-9));
    assertThat(Metric.NDCG.of(new boolean[] {true, true, false}, 2, 50)).isEqualTo(1);
  }

  @Test
  void shouldLookAtTenPlacesWhateverKIs() {
    boolean[] tenth = new boolean[20];
    tenth[9] = true;
    boolean[] eleventh = new boolean[20];
    eleventh[10] = true;

    assertThat(Metric.HIT_RATE_10.of(tenth, 5, 3)).isEqualTo(1);
    assertThat(Metric.MRR_10.of(tenth, 5, 3)).isEqualTo(0.1);
    assertThat(Metric.HIT_RATE_10.of(eleventh, 5, 50)).isZero();
    assertThat(Metric.MRR_10.of(eleventh, 5, 50)).isZero();
    assertThat(Metric.MRR_10.of(LIST, 5, 50)).isEqualTo(0.5);
  }

  @Test
  void shouldGiveNothingForAnEmptyList() {
    for (Metric metric : Metric.values()) {
      assertThat(metric.of(new boolean[0], 5, 50)).as("%s", metric).isZero();
    }
  }
}
