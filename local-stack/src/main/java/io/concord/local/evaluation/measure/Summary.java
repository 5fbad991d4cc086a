package io.concord.local.evaluation.measure;

import io.concord.scoring.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Means, intervals and differences to V3 of one trial's measurements, overall and by segment. */
final class Summary {
  private static final Metric[] METRICS = Metric.values();

  private final Measurements measurements;
  private final Bootstrap bootstrap;

  Summary(Measurements measurements, Bootstrap bootstrap) {
    this.measurements = measurements;
    this.bootstrap = bootstrap;
  }

  TrialResult trial() {
    if (measurements.clients() == 0) {
      return new TrialResult(0, List.of());
    }
    List<GroupResult> all = group(measurements.rows());
    Map<Segment, List<GroupResult>> bySegment = new EnumMap<>(Segment.class);
    for (Segment segment : Segment.values()) {
      double[][] rows = measurements.rowsOf(segment);
      if (rows.length > 0) {
        bySegment.put(segment, group(rows));
      }
    }
    List<StrategyResult> results = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      results.add(result(i, all, bySegment));
    }
    return new TrialResult(measurements.clients(), results);
  }

  private StrategyResult result(
      int index, List<GroupResult> all, Map<Segment, List<GroupResult>> bySegment) {
    Map<Segment, GroupResult> segments = new EnumMap<>(Segment.class);
    bySegment.forEach((segment, results) -> segments.put(segment, results.get(index)));
    return new StrategyResult(measurements.strategies().get(index), all.get(index), segments);
  }

  /** The result of each strategy. */
  private List<GroupResult> group(double[][] rows) {
    Estimate[] estimates =
        bootstrap.estimates(
            Arrays.stream(rows).map(Summary::withDifferences).toArray(double[][]::new));
    int metrics = rows[0].length;
    List<GroupResult> results = new ArrayList<>();
    for (int from = 0; from < metrics; from += METRICS.length) {
      results.add(
          new GroupResult(
              rows.length,
              byMetric(estimates, from),
              from == 0 ? Map.of() : byMetric(estimates, metrics + from)));
    }
    return results;
  }

  /** The row, and behind it the same with V3's metrics, which come first, taken from each. */
  private static double[] withDifferences(double[] row) {
    double[] twice = Arrays.copyOf(row, row.length * 2);
    for (int column = 0; column < row.length; column++) {
      twice[row.length + column] = row[column] - row[column % METRICS.length];
    }
    return twice;
  }

  private static Map<Metric, Estimate> byMetric(Estimate[] estimates, int from) {
    Map<Metric, Estimate> byMetric = new EnumMap<>(Metric.class);
    for (Metric metric : METRICS) {
      byMetric.put(metric, estimates[from + metric.ordinal()]);
    }
    return byMetric;
  }
}
