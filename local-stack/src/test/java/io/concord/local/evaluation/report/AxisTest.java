package io.concord.local.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.local.evaluation.measure.Estimate;
import io.concord.local.evaluation.measure.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void shouldBeginAtZeroAndEndAtARoundNumber() {
    Axis axis = Axis.of(List.of(estimate(0.2074, 0.1982, 0.2171), estimate(0.06, 0.05, 0.07)));

    assertThat(axis.ticks().toArray())
        .containsExactly(tick(0, 0.05, 0.1, 0.15, 0.2, 0.25), within(1e-12));
    assertThat(axis.place(0)).isZero();
    assertThat(axis.place(0.25)).isEqualTo(1, within(1e-12));
  }

  @Test
  void shouldHaveZeroInsideWhenNumbersAreOnBothSides() {
    Axis axis = Axis.of(List.of(estimate(0.012, 0.010, 0.014), new Estimate(-0.145, null)));

    assertThat(axis.ticks().toArray())
        .containsExactly(tick(-0.15, -0.1, -0.05, 0, 0.05), within(1e-12));
    assertThat(axis.place(0)).isEqualTo(0.75, within(1e-12));
  }

  @Test
  void shouldHaveALengthWhenAllIsZero() {
    assertThat(Axis.of(List.of(new Estimate(0, null))).place(0)).isZero();
  }

  private static Estimate estimate(double mean, double low, double high) {
    return new Estimate(mean, new Interval(low, high));
  }

  private static double[] tick(double... ticks) {
    return ticks;
  }
}
