package io.concord.local.evaluation.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap over clients: clients are drawn with replacement, as many as there are, and
 * the interval holds the middle 95 % of the means of such draws. All columns share the draws, so
 * that the interval of a column of differences is a paired one.
 *
 * @param resamples how many times all clients are drawn
 */
public record Bootstrap(int resamples, long seed) {
  public static final double LEVEL = 0.95;

  /** Fewer clients get no interval. */
  public static final int CLIENTS_MIN = 10;

  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be at least 1, resamples=" + resamples);
    }
  }

  /**
   * The mean of each column.
   *
   * @param rows a row for each client, at least one, all of one length
   */
  Estimate[] estimates(double[][] rows) {
    double[][] means = rows.length < CLIENTS_MIN ? null : resampledMeans(rows);
    int[] everyone = IntStream.range(0, rows.length).toArray();
    double[] mean = mean(rows, everyone);
    Estimate[] estimates = new Estimate[mean.length];
    Arrays.setAll(
        estimates,
        column -> new Estimate(mean[column], means == null ? null : interval(means, column)));
    return estimates;
  }

  /** Each resample has a generator of its own, so that the result is the same on any machine. */
  private double[][] resampledMeans(double[][] rows) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom[] generators = new SplittableRandom[resamples];
    Arrays.setAll(generators, i -> random.split());
    return Arrays.stream(generators)
        .parallel()
        .map(generator -> mean(rows, draw(generator, rows.length)))
        .toArray(double[][]::new);
  }

  private static int[] draw(SplittableRandom generator, int clients) {
    int[] drawn = new int[clients];
    Arrays.setAll(drawn, i -> generator.nextInt(clients));
    return drawn;
  }

  private static double[] mean(double[][] rows, int[] chosen) {
    double[] sums = new double[rows[0].length];
    for (int client : chosen) {
      double[] row = rows[client];
      for (int column = 0; column < sums.length; column++) {
        sums[column] += row[column];
      }
    }
    for (int column = 0; column < sums.length; column++) {
      sums[column] /= chosen.length;
    }
    return sums;
  }

  private static Interval interval(double[][] means, int column) {
    double[] sorted = Arrays.stream(means).mapToDouble(mean -> mean[column]).sorted().toArray();
    double tail = (1 - LEVEL) / 2;
    return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
  }

  /** Between two of the sorted values in proportion. */
  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
