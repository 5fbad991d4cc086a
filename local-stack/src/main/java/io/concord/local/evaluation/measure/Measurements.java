package io.concord.local.evaluation.measure;

import io.concord.scoring.Segment;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What every strategy got for every client.
 *
 * @param segments of each client
 * @param rows for each client, each strategy's metrics one after the other
 */
record Measurements(List<Strategy> strategies, Segment[] segments, double[][] rows) {
  static final int METRICS = Metric.values().length;

  int clients() {
    return rows.length;
  }

  double[][] rowsOf(Segment segment) {
    return IntStream.range(0, rows.length)
        .filter(client -> segments[client] == segment)
        .mapToObj(client -> rows[client])
        .toArray(double[][]::new);
  }
}
