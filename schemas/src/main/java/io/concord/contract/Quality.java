package io.concord.contract;

import java.time.LocalDate;
import java.util.List;

/**
 * How good lists were, by what clients then ordered: each new order is held against the list that
 * stood before it. Orders count on the day they were created on.
 *
 * @param from first day, included
 * @param to last day, included
 * @param stalenessMs how far the counts may lag behind their source, milliseconds
 * @param strategies those with orders in these days
 * @param comparison of the strategies over the whole run of the experiment, whatever the days
 */
public record Quality(
    LocalDate from,
    LocalDate to,
    long stalenessMs,
    List<StrategyQuality> strategies,
    Comparison comparison) {
  public Quality {
    strategies = List.copyOf(strategies);
  }

  /** The same, so much older. */
  public Quality older(long ms) {
    return new Quality(from, to, stalenessMs + ms, strategies, comparison);
  }

  /** Of one strategy: all orders, by segment, and by day with orders. */
  public record StrategyQuality(
      String strategy, Figures total, List<SegmentQuality> segments, List<DayQuality> days) {
    public StrategyQuality {
      segments = List.copyOf(segments);
      days = List.copyOf(days);
    }
  }

  /** Of the clients of a segment. */
  public record SegmentQuality(String segment, Figures figures) {}

  /** Of the orders of a day. */
  public record DayQuality(LocalDate day, Figures figures) {}

  /**
   * Of some orders.
   *
   * @param orders with at least one product; at least 1
   * @param products of all orders, each once per order
   * @param repeatShare products that the client had in an earlier order, 0..1 of the products
   * @param hitsAt10 products that were among the first ten of the list
   * @param hitsAt50 products that were on the list
   * @param precisionAt50 by order: products on the list relative to its length, 0..1
   * @param meanHitsAt10 by order: products among the first ten
   * @param meanReciprocalRank by order: one through the rank of the first hit, 0 without, 0..1
   */
  public record Figures(
      long orders,
      long products,
      double repeatShare,
      long hitsAt10,
      long hitsAt50,
      Measure precisionAt50,
      Measure meanHitsAt10,
      Measure meanReciprocalRank) {}

  /**
   * A mean and its 95 percent interval.
   *
   * @param low null, like high, where there is too little to tell
   */
  public record Measure(double value, Double low, Double high) {}

  /**
   * The arms of the experiment, of the clients that were dealt their strategy. Intervals and tests
   * take a client's orders for one, because they resemble each other.
   *
   * @param experiment its name; null for none
   * @param main strategy that the others are compared with
   * @param differences of each other strategy
   */
  public record Comparison(
      String experiment, String main, List<Arm> arms, List<Difference> differences) {
    public Comparison {
      arms = List.copyOf(arms);
      differences = List.copyOf(differences);
    }
  }

  /** One arm: clients with orders that count, and their orders. */
  public record Arm(
      String strategy, long clients, long orders, Measure precisionAt50, Measure meanHitsAt10) {}

  /** A strategy less the main one. */
  public record Difference(String strategy, Test precisionAt50, Test meanHitsAt10) {}

  /**
   * A difference, its 95 percent interval, and how likely one at least as large is between two
   * strategies that are equally good.
   *
   * @param z the difference in standard errors; null, like all but the value, where there is too
   *     little to tell
   * @param pValue of both sides, 0..1
   */
  public record Test(double value, Double low, Double high, Double z, Double pValue) {}
}
