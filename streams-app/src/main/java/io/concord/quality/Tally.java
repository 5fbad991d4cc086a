package io.concord.quality;

import java.util.List;
import java.util.Map;

/**
 * What lists were worth to orders: sums over orders, in whole numbers, so that what was added can
 * be taken away again without a trace. A difference of two tallies is a tally, and may be negative.
 *
 * @param orders orders with at least one product; the others do not count
 * @param products distinct products of the orders
 * @param repeats products that the client had in an earlier order
 * @param hits10 products among the first ten of the list
 * @param hits10Squares of the same, by order
 * @param hits50 products on the list
 * @param precisions by order: products on the list relative to its length, in {@link #ONE}
 * @param precisionSquares in the square of {@link #ONE}
 * @param reciprocals by order: one through the rank of the first hit, 0 without, in {@link #ONE}
 * @param reciprocalSquares in the square of {@link #ONE}
 */
public record Tally(
    long orders,
    long products,
    long repeats,
    long hits10,
    long hits10Squares,
    long hits50,
    long precisions,
    long precisionSquares,
    long reciprocals,
    long reciprocalSquares) {
  /** The whole, in sums of shares. */
  public static final long ONE = 1_000_000;

  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final int FIRST = 10;

  /**
   * Of one order.
   *
   * @param list product IDs as they stood before the order, best first; not empty
   * @param products the order's product IDs, and whether the client had them in an earlier order
   */
  public static Tally of(List<Long> list, Map<Long, Boolean> products) {
    if (products.isEmpty()) {
      return NONE;
    }
    int hits10 = 0;
    int hits = 0;
    int firstRank = 0;
    for (int rank = 1; rank <= list.size(); rank++) {
      if (products.containsKey(list.get(rank - 1))) {
        hits++;
        hits10 += rank <= FIRST ? 1 : 0;
        firstRank = firstRank == 0 ? rank : firstRank;
      }
    }
    long precision = share(hits, list.size());
    long reciprocal = firstRank == 0 ? 0 : share(1, firstRank);
    long repeats = products.values().stream().filter(repeat -> repeat).count();
    return new Tally(
        1,
        products.size(),
        repeats,
        hits10,
        (long) hits10 * hits10,
        hits,
        precision,
        precision * precision,
        reciprocal,
        reciprocal * reciprocal);
  }

  private static long share(long part, long whole) {
    return (2 * part * ONE + whole) / (2 * whole);
  }

  public boolean isNone() {
    return equals(NONE);
  }

  public Tally plus(Tally other) {
    return new Tally(
        Math.addExact(orders, other.orders),
        Math.addExact(products, other.products),
        Math.addExact(repeats, other.repeats),
        Math.addExact(hits10, other.hits10),
        Math.addExact(hits10Squares, other.hits10Squares),
        Math.addExact(hits50, other.hits50),
        Math.addExact(precisions, other.precisions),
        Math.addExact(precisionSquares, other.precisionSquares),
        Math.addExact(reciprocals, other.reciprocals),
        Math.addExact(reciprocalSquares, other.reciprocalSquares));
  }

  public Tally negated() {
    return new Tally(
        -orders,
        -products,
        -repeats,
        -hits10,
        -hits10Squares,
        -hits50,
        -precisions,
        -precisionSquares,
        -reciprocals,
        -reciprocalSquares);
  }
}
