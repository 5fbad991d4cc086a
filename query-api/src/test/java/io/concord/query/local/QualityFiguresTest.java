package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.contract.Quality.Comparison;
import io.concord.contract.Quality.DayQuality;
import io.concord.contract.Quality.Difference;
import io.concord.contract.Quality.Figures;
import io.concord.contract.Quality.SegmentQuality;
import io.concord.contract.Quality.StrategyQuality;
import io.concord.experiment.Experiment;
import io.concord.experiment.Experiment.Arm;
import io.concord.quality.ArmSums;
import io.concord.quality.ClientSum;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityFiguresTest {
  private static final List<Long> LIST = List.of(1L, 2L, 3L, 4L);
  private static final int MONDAY = (int) LocalDate.parse("2024-07-01").toEpochDay();

  @Test
  void shouldAddUpByStrategySegmentAndDay() {
    Map<QualityGroup, Tally> tallies = new HashMap<>();
    add(tallies, MONDAY, Strategy.V3, Segment.HEAVY, Tally.of(LIST, Map.of(1L, true)));
    add(tallies, MONDAY, Strategy.V3, Segment.LIGHT, Tally.of(LIST, Map.of(9L, false)));
    add(tallies, MONDAY + 1, Strategy.V3, Segment.LIGHT, Tally.of(LIST, Map.of(2L, true)));
    add(tallies, MONDAY, Strategy.V4, Segment.LIGHT, Tally.of(LIST, Map.of(1L, true, 4L, true)));

    List<StrategyQuality> strategies = QualityFigures.byStrategy(tallies);

    assertThat(strategies).extracting(StrategyQuality::strategy).containsExactly("v3", "v4");
    StrategyQuality v3 = strategies.get(0);
    assertThat(v3.segments()).extracting(SegmentQuality::segment).containsExactly("HEAVY", "LIGHT");
    assertThat(v3.segments())
        .extracting(segment -> segment.figures().orders())
        .containsExactly(1L, 2L);
    assertThat(v3.days())
        .extracting(DayQuality::day)
        .containsExactly(LocalDate.parse("2024-07-01"), LocalDate.parse("2024-07-02"));
    Figures total = v3.total();
    assertThat(total.orders()).isEqualTo(3);
    assertThat(total.products()).isEqualTo(3);
    assertThat(total.repeatShare()).isEqualTo(2.0 / 3, within(1e-12));
    assertThat(total.hitsAt10()).isEqualTo(2);
    assertThat(total.hitsAt50()).isEqualTo(2);
    // 1/4, 0 and 1/4; standard error sqrt(1/48 / 3)
    assertThat(total.precisionAt50().value()).isEqualTo(1.0 / 6, within(1e-9));
    assertThat(total.precisionAt50().high())
        .isEqualTo(1.0 / 6 + 1.959964 * Math.sqrt(1.0 / 144), within(1e-6));
    assertThat(total.meanHitsAt10().value()).isEqualTo(2.0 / 3, within(1e-9));
    assertThat(total.meanReciprocalRank().value()).isEqualTo(0.5, within(1e-6));
    assertThat(strategies.get(1).total().precisionAt50().value()).isEqualTo(0.5);
    assertThat(strategies.get(1).total().precisionAt50().low()).isNull();
  }

  private static void add(
      Map<QualityGroup, Tally> tallies, int day, Strategy strategy, Segment segment, Tally tally) {
    tallies.put(new QualityGroup(day, strategy, segment), tally);
  }

  @Test
  void shouldCompareEachArmWithTheMainOne() {
    Comparison comparison =
        ArmComparison.of(
            halves("autumn"),
            Map.of(Strategy.V3, arm(0.1, 0.3, 0.2), Strategy.V4, arm(0.4, 0.6, 0.5)));

    assertThat(comparison.experiment()).isEqualTo("autumn");
    assertThat(comparison.main()).isEqualTo("v3");
    assertThat(comparison.arms()).hasSize(2);
    assertThat(comparison.arms()).allMatch(arm -> arm.clients() == 3 && arm.orders() == 3);
    Difference difference = comparison.differences().get(0);
    assertThat(difference.strategy()).isEqualTo("v4");
    // both variances are 0.01 / 3
    assertThat(difference.precisionAt50().value()).isEqualTo(0.3, within(1e-9));
    assertThat(difference.precisionAt50().z()).isEqualTo(0.3 / Math.sqrt(0.02 / 3), within(1e-6));
    assertThat(difference.precisionAt50().pValue()).isLessThan(0.001);
    assertThat(difference.precisionAt50().low()).isPositive();
    assertThat(difference.meanHitsAt10().z()).isNull();
    assertThat(difference.meanHitsAt10().value()).isZero();
  }

  @Test
  void shouldCompareNothingWithoutOrdersOfTheMainStrategy() {
    assertThat(ArmComparison.of(halves("x"), Map.of(Strategy.V4, arm(0.1, 0.2, 0.3))).differences())
        .isEmpty();
    assertThat(ArmComparison.of(Experiment.NONE, Map.of()))
        .isEqualTo(new Comparison(null, "v3", List.of(), List.of()));
  }

  private static Experiment halves(String name) {
    return new Experiment(
        name, "salt", List.of(new Arm(Strategy.V3, 50), new Arm(Strategy.V4, 50)), Map.of());
  }

  private static ArmSums arm(double... precisions) {
    ArmSums sums = ArmSums.NONE;
    for (double precision : precisions) {
      ClientSum client = new ClientSum(1, Math.round(precision * Tally.ONE), 1);
      sums = sums.moved(ClientSum.NONE, client);
    }
    return sums;
  }
}
