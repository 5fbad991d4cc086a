package io.concord.quality;

/**
 * A mean and how far it may be off.
 *
 * @param standardError of the mean; not a number when there is too little to tell
 */
public record Estimate(double mean, double standardError) {
  /** Standard errors to either side of the mean of a normal variable, for 95 of 100. */
  private static final double SPAN = 1.959963984540054;

  /**
   * Of values of which only sums are known, each taken for independent of the others: the standard
   * error is the root of their variance over their number.
   *
   * @param unit what the sum is in, its square what the squares are in
   * @return null without values
   */
  public static Estimate of(long count, long sum, long squares, long unit) {
    if (count == 0) {
      return null;
    }
    double mean = (double) sum / count;
    double variance = Math.max(0, (squares - mean * sum) / (count - 1));
    double error = count == 1 ? Double.NaN : Math.sqrt(variance / count);
    return new Estimate(mean / unit, error / unit);
  }

  public boolean hasInterval() {
    return !Double.isNaN(standardError);
  }

  /** Lower end of the 95 percent interval, by the normal distribution; only with an interval. */
  public double low() {
    return mean - SPAN * standardError;
  }

  /** Upper end of the same. */
  public double high() {
    return mean + SPAN * standardError;
  }

  /** This less another one that has nothing in common with it. */
  public Estimate less(Estimate other) {
    return new Estimate(mean - other.mean, Math.hypot(standardError, other.standardError));
  }

  /** Standard errors from 0; not a number where there is no error to measure with. */
  public double z() {
    return standardError > 0 ? mean / standardError : Double.NaN;
  }

  /** How likely a normal variable around 0 is at least as far from 0, 0..1. */
  public double pValue() {
    return Normal.beyond(Math.abs(z()));
  }
}
