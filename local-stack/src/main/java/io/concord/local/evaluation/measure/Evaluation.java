package io.concord.local.evaluation.measure;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Measures strategies at splits and at each client's last order, over all processors.
 *
 * @param strategies V3, which the others are compared with, comes first
 * @param k places of a list that count
 */
public record Evaluation(List<Strategy> strategies, int k, Bootstrap bootstrap) {
  public Evaluation {
    if (strategies.indexOf(Strategy.V3) != 0) {
      throw new IllegalArgumentException("strategies must begin with v3, strategies=" + strategies);
    }
    strategies = List.copyOf(strategies);
  }

  /** The result depends on nothing but this, the orders and the splits. */
  public EvaluationResult run(OrderTable orders, List<Split> splits, MeasureListener listener) {
    List<Holdout> lastOrders = Holdouts.ofLastOrders(orders);
    LongStream moments =
        LongStream.concat(
            splits.stream().mapToLong(Split::ticks),
            lastOrders.stream().mapToLong(Holdout::asOfTicks));
    Market market =
        new Market(
            new MarketDemand(orders), new PopularLists(orders, moments, Measurement.places(k)));
    Measurement measurement = new Measurement(orders, market, strategies, k, listener);
    DueMeasurement due = new DueMeasurement(orders);
    return new EvaluationResult(
        k,
        bootstrap,
        splits.stream().map(split -> atSplit(measurement, due, orders, split)).toList(),
        trial(measurement.of("last orders", lastOrders)));
  }

  private SplitResult atSplit(
      Measurement measurement, DueMeasurement due, OrderTable orders, Split split) {
    List<Holdout> holdouts = Holdouts.ofSplit(orders, split.ticks(), split.endTicks());
    return new SplitResult(
        split, trial(measurement.of("split " + split.day(), holdouts)), due.at(split));
  }

  private TrialResult trial(Measurements measurements) {
    return new Summary(measurements, bootstrap).trial();
  }
}
