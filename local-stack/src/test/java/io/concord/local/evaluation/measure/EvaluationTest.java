package io.concord.local.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.concord.scoring.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(50, 1);
  private static final Evaluation ALL = new Evaluation(List.of(Strategy.values()), 2, BOOTSTRAP);

  /** Client 1: list 20, 10; buys 20, 40. Client 2: list 30; buys 40. */
  private final Shop shop =
      new Shop()
          .order(1, 1, "2024-01-01T12:00", 10, 20)
          .order(1, 2, "2024-01-05T12:00", 20)
          .order(2, 3, "2024-01-05T12:00", 30)
          .order(1, 4, "2024-01-10T12:00", 20, 40)
          .order(2, 5, "2024-01-11T12:00", 40);

  @Test
  void shouldMeanOverTheClientsOfASplit() {
    EvaluationResult result =
        ALL.run(shop.table(), List.of(Shop.split("2024-01-10", 7)), MeasureListener.SILENT);

    TrialResult trial = result.splits().get(0).trial();
    assertThat(trial.clients()).isEqualTo(2);
    StrategyResult v3 = trial.strategies().get(0);
    assertThat(v3.strategy()).isEqualTo(Strategy.V3);
    assertThat(v3.all().differences()).isEmpty();
    assertMean(v3, Metric.PRECISION, 0.25);
    assertMean(v3, Metric.RECALL, 0.25);
    assertMean(v3, Metric.HIT_RATE_10, 0.5);
    assertMean(v3, Metric.MRR_10, 0.5);
    assertMean(v3, Metric.NDCG, 0.5 / 1.6309297536);
    assertThat(v3.segments()).containsOnlyKeys(Segment.LIGHT);
    assertThat(v3.segments().get(Segment.LIGHT)).isEqualTo(v3.all());
  }

  /** Popular before the split: 20 twice, then 10 and 30; client 2 gains nothing by it. */
  @Test
  void shouldCompareWithV3() {
    TrialResult trial =
        ALL.run(shop.table(), List.of(Shop.split("2024-01-10", 7)), MeasureListener.SILENT)
            .splits()
            .get(0)
            .trial();

    StrategyResult popular = trial.strategies().get(Strategy.POPULAR.ordinal());
    assertMean(popular, Metric.PRECISION, 0.25);
    assertThat(popular.all().differences().get(Metric.PRECISION)).isEqualTo(new Estimate(0, null));
  }

  @Test
  void shouldLeaveTheLastOrdersOut() {
    TrialResult trial = ALL.run(shop.table(), List.of(), MeasureListener.SILENT).leaveLastOut();

    assertThat(trial.clients()).isEqualTo(2);
    assertMean(trial.strategies().get(0), Metric.RECALL, 0.25);
  }

  @Test
  void shouldTellNothingWhenNobodyCouldBeAsked() {
    EvaluationResult result =
        ALL.run(
            new Shop().order(1, 1, "2024-01-01T12:00", 10).table(),
            List.of(Shop.split("2024-01-02", 7)),
            MeasureListener.SILENT);

    assertThat(result.splits().get(0).trial()).isEqualTo(new TrialResult(0, List.of()));
    assertThat(result.leaveLastOut().clients()).isZero();
  }

  @Test
  void shouldCompareBySegmentAtTheSplit() {
    Shop regular = shop;
    for (int id = 100; id < 200; id++) {
      regular.order(3, id, "2023-12-01T%02d:%02d".formatted(id % 24, id % 60), 10);
    }
    regular.order(3, 200, "2024-01-12T12:00", 10);

    TrialResult trial =
        ALL.run(regular.table(), List.of(Shop.split("2024-01-10", 7)), MeasureListener.SILENT)
            .splits()
            .get(0)
            .trial();

    StrategyResult v3 = trial.strategies().get(0);
    assertThat(v3.segments()).containsOnlyKeys(Segment.REGULAR_CONSISTENT, Segment.LIGHT);
    assertThat(v3.segments().get(Segment.REGULAR_CONSISTENT).clients()).isEqualTo(1);
    assertThat(v3.segments().get(Segment.REGULAR_CONSISTENT).metrics().get(Metric.PRECISION).mean())
        .isEqualTo(1);
    assertMean(v3, Metric.PRECISION, 0.5);
  }

  @Test
  void shouldRefuseToBeginWithoutV3() {
    assertThatThrownBy(() -> new Evaluation(List.of(Strategy.V4), 2, BOOTSTRAP))
        .hasMessage("strategies must begin with v3, strategies=[V4]");
  }

  private static void assertMean(StrategyResult result, Metric metric, double expected) {
    assertThat(result.all().metrics().get(metric).mean())
        .as("%s", metric)
        .isEqualTo(expected, within(1e-9));
  }
}
