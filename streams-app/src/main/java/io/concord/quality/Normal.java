package io.concord.quality;

/**
 * The normal distribution. The complementary error function is Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 1964, formula 7.1.26: off by 1.5e-7 at most.
 */
final class Normal {
  private static final double[] COEFFICIENTS = {
    0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429
  };

  private Normal() {}

  /** How likely a standard normal variable is beyond z to either side; z is 0 or more. */
  static double beyond(double z) {
    double x = z / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double sum = 0;
    for (int i = COEFFICIENTS.length - 1; i >= 0; i--) {
      sum = (sum + COEFFICIENTS[i]) * t;
    }
    return sum * StrictMath.exp(-x * x);
  }
}
