package io.concord.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void shouldBeTheMeanAndItsStandardError() {
    // 0.2, 0.4 and 0.9: variance 0.13, by hand
    Estimate estimate = Estimate.of(3, 15, 4 + 16 + 81, 10);

    assertThat(estimate.mean()).isEqualTo(0.5, within(1e-12));
    assertThat(estimate.standardError()).isEqualTo(Math.sqrt(0.13 / 3), within(1e-12));
    assertThat(estimate.low()).isEqualTo(0.5 - 1.959964 * Math.sqrt(0.13 / 3), within(1e-6));
    assertThat(estimate.high()).isEqualTo(0.5 + 1.959964 * Math.sqrt(0.13 / 3), within(1e-6));
  }

  @Test
  void shouldHaveNoIntervalOfOneAndNothingOfNone() {
    assertThat(Estimate.of(1, 5, 25, 10).hasInterval()).isFalse();
    assertThat(Estimate.of(0, 0, 0, 10)).isNull();
  }

  @Test
  void shouldTestADifference() {
    Estimate difference = new Estimate(0.5, 0.03).less(new Estimate(0.4, 0.04));

    assertThat(difference.mean()).isEqualTo(0.1, within(1e-12));
    assertThat(difference.standardError()).isEqualTo(0.05, within(1e-12));
    assertThat(difference.z()).isEqualTo(2, within(1e-9));
    // tables of the normal distribution: 0.0455 beyond two
    assertThat(difference.pValue()).isEqualTo(0.0455003, within(1e-6));
    assertThat(new Estimate(-0.1, 0.05).pValue()).isEqualTo(difference.pValue(), within(1e-9));
  }

  @Test
  void shouldTestNothingWithoutAnError() {
    assertThat(new Estimate(0.1, 0).z()).isNaN();
    assertThat(new Estimate(0.1, Double.NaN).pValue()).isNaN();
  }
}
