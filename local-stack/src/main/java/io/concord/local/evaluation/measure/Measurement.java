package io.concord.local.evaluation.measure;

import io.concord.scoring.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Asks strategies for the lists of many clients, in parallel, and measures them. */
final class Measurement {
  private final OrderTable orders;
  private final Market market;
  private final List<Strategy> strategies;
  private final int k;
  private final MeasureListener listener;

  Measurement(
      OrderTable orders,
      Market market,
      List<Strategy> strategies,
      int k,
      MeasureListener listener) {
    this.orders = orders;
    this.market = market;
    this.strategies = strategies;
    this.k = k;
    this.listener = listener;
  }

  /** How long lists must be so that every metric sees its places. */
  static int places(int k) {
    return Math.max(k, Metric.SHORT_LIST);
  }

  Measurements of(String trial, List<Holdout> holdouts) {
    Segment[] segments = new Segment[holdouts.size()];
    double[][] rows = new double[holdouts.size()][];
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, holdouts.size())
        .parallel()
        .forEach(
            i -> {
              ClientPast past = new ClientPast(orders, holdouts.get(i));
              segments[i] = Segment.of(past.history());
              rows[i] = row(past, holdouts.get(i).bought());
              listener.onMeasured(trial, done.incrementAndGet(), holdouts.size());
            });
    return new Measurements(strategies, segments, rows);
  }

  private double[] row(ClientPast past, int[] bought) {
    double[] row = new double[strategies.size() * Measurements.METRICS];
    int column = 0;
    for (Strategy strategy : strategies) {
      boolean[] hits = hits(strategy.list(past, market, places(k)), bought);
      for (Metric metric : Metric.values()) {
        row[column++] = metric.of(hits, bought.length, k);
      }
    }
    return row;
  }

  private static boolean[] hits(int[] list, int[] bought) {
    boolean[] hits = new boolean[list.length];
    for (int i = 0; i < list.length; i++) {
      hits[i] = Arrays.binarySearch(bought, list[i]) >= 0;
    }
    return hits;
  }
}
