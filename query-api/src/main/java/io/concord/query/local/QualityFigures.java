package io.concord.query.local;

import io.concord.contract.Quality.DayQuality;
import io.concord.contract.Quality.Figures;
import io.concord.contract.Quality.Measure;
import io.concord.contract.Quality.SegmentQuality;
import io.concord.contract.Quality.StrategyQuality;
import io.concord.quality.Estimate;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Strategy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns counts into figures for people. */
final class QualityFigures {
  private QualityFigures() {}

  /** By strategy, each with orders. */
  static List<StrategyQuality> byStrategy(Map<QualityGroup, Tally> tallies) {
    List<StrategyQuality> strategies = new ArrayList<>();
    by(QualityGroup::strategy, tallies)
        .forEach((strategy, total) -> strategies.add(of(strategy, total, tallies)));
    return strategies;
  }

  private static StrategyQuality of(Strategy strategy, Tally total, Map<QualityGroup, Tally> all) {
    Map<QualityGroup, Tally> tallies = new HashMap<>(all);
    tallies.keySet().removeIf(group -> group.strategy() != strategy);
    List<SegmentQuality> segments = new ArrayList<>();
    by(QualityGroup::segment, tallies)
        .forEach(
            (segment, tally) -> segments.add(new SegmentQuality(segment.name(), figures(tally))));
    List<DayQuality> days = new ArrayList<>();
    by(QualityGroup::epochDay, tallies)
        .forEach(
            (day, tally) -> days.add(new DayQuality(LocalDate.ofEpochDay(day), figures(tally))));
    return new StrategyQuality(strategy.label(), figures(total), segments, days);
  }

  private static <K extends Comparable<K>> Map<K, Tally> by(
      Function<QualityGroup, K> key, Map<QualityGroup, Tally> tallies) {
    Map<K, Tally> sums = new TreeMap<>();
    tallies.forEach((group, tally) -> sums.merge(key.apply(group), tally, Tally::plus));
    return sums;
  }

  private static Figures figures(Tally tally) {
    long orders = tally.orders();
    return new Figures(
        orders,
        tally.products(),
        (double) tally.repeats() / tally.products(),
        tally.hits10(),
        tally.hits50(),
        measure(Estimate.of(orders, tally.precisions(), tally.precisionSquares(), Tally.ONE)),
        measure(Estimate.of(orders, tally.hits10(), tally.hits10Squares(), 1)),
        measure(Estimate.of(orders, tally.reciprocals(), tally.reciprocalSquares(), Tally.ONE)));
  }

  static Measure measure(Estimate estimate) {
    return estimate.hasInterval()
        ? new Measure(estimate.mean(), estimate.low(), estimate.high())
        : new Measure(estimate.mean(), null, null);
  }
}
