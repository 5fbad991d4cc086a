package io.concord.local.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 1);

  @Test
  void shouldHaveNoWidthWhenAllClientsAreEqual() {
    double[][] rows = new double[30][];
    Arrays.fill(rows, new double[] {0.25, 1});

    Estimate[] estimates = BOOTSTRAP.estimates(rows);

    assertThat(estimates)
        .containsExactly(
            new Estimate(0.25, new Interval(0.25, 0.25)), new Estimate(1, new Interval(1, 1)));
  }

  /** For the mean of many clients the interval is about 1.96 standard errors on both sides. */
  @Test
  void shouldAgreeWithTheNormalApproximation() {
    Random random = new Random(3);
    double[][] rows = new double[800][];
    Arrays.setAll(rows, i -> new double[] {random.nextGaussian()});
    double[] values = Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    double error = Math.sqrt(variance / values.length);

    Estimate estimate = BOOTSTRAP.estimates(rows)[0];

    assertThat(estimate.mean()).isEqualTo(mean, within(1e-12));
    assertThat(estimate.interval().low()).isEqualTo(mean - 1.96 * error, within(0.15 * error));
    assertThat(estimate.interval().high()).isEqualTo(mean + 1.96 * error, within(0.15 * error));
  }

  /** Of 20 clients, half of them hits, the drawn hits are binomial: 6 to 14 hold 95 %. */
  @Test
  void shouldAgreeWithTheBinomialDistribution() {
    double[][] rows = new double[20][];
    Arrays.setAll(rows, i -> new double[] {i % 2});

    assertThat(BOOTSTRAP.estimates(rows)[0]).isEqualTo(new Estimate(0.5, new Interval(0.3, 0.7)));
  }

  /** The second column is always 0.1 higher: paired, the difference has no spread. */
  @Test
  void shouldPairColumns() {
    Random random = new Random(5);
    double[][] rows = new double[50][];
    Arrays.setAll(
        rows,
        i -> {
          double value = random.nextDouble();
          return new double[] {value, value + 0.1, 0.1};
        });

    Estimate[] estimates = BOOTSTRAP.estimates(rows);

    double width = estimates[0].interval().high() - estimates[0].interval().low();
    assertThat(width).isGreaterThan(0.1);
    assertThat(estimates[1].interval().low())
        .isEqualTo(estimates[0].interval().low() + 0.1, within(1e-9));
    assertThat(estimates[2].interval().low()).isEqualTo(0.1, within(1e-9));
    assertThat(estimates[2].interval().high()).isEqualTo(0.1, within(1e-9));
  }

  @Test
  void shouldDependOnTheSeedAlone() {
    Random random = new Random(9);
    double[][] rows = new double[40][];
    Arrays.setAll(rows, i -> new double[] {random.nextDouble()});

    assertThat(BOOTSTRAP.estimates(rows)).isEqualTo(BOOTSTRAP.estimates(rows));
    assertThat(new Bootstrap(2000, 2).estimates(rows)).isNotEqualTo(BOOTSTRAP.estimates(rows));
  }

  @Test
  void shouldTellNoIntervalOfFewClients() {
    double[][] rows = new double[Bootstrap.CLIENTS_MIN - 1][];
    Arrays.setAll(rows, i -> new double[] {i});

    assertThat(BOOTSTRAP.estimates(rows)).containsExactly(new Estimate(4, null));
  }

  @Test
  void shouldInterpolateQuantiles() {
    double[] sorted = {0, 10, 20, 30, 40};
    assertThat(Bootstrap.quantile(sorted, 0)).isZero();
    assertThat(Bootstrap.quantile(sorted, 0.5)).isEqualTo(20);
    assertThat(Bootstrap.quantile(sorted, 0.975)).isEqualTo(39, within(1e-9));
    assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(40);
  }

  @Test
  void shouldRefuseNoResamples() {
    assertThatThrownBy(() -> new Bootstrap(0, 1)).hasMessageContaining("resamples=0");
  }
}
