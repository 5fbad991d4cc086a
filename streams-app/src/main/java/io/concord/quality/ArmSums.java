package io.concord.quality;

import java.math.BigInteger;

/**
 * Sums over the clients of an arm, from which a mean per order follows and how far it may be off
 * although the orders of one client resemble each other. Whole numbers without bound: squares of a
 * large client's sums exceed a long, and every change must be undone exactly.
 *
 * <p>With {@code n} the orders and {@code s} the sum of a client, {@code C} clients, {@code N} and
 * {@code S} the totals, the mean is {@code R = S / N} and its variance
 *
 * <pre>
 * C / (C - 1) * (sum(s^2) - 2 R sum(n s) + R^2 sum(n^2)) / N^2
 * </pre>
 *
 * the ratio estimator of clusters (Cochran, Sampling Techniques, 3rd edition, 1977, sections 2.11
 * and 9A.1 in their form for large populations; the same as the delta method of Deng, Knoblich and
 * Lu, Applying the Delta Method in Metric Analytics, KDD 2018).
 *
 * @param clients with at least one order that counts
 */
public record ArmSums(
    long clients,
    BigInteger orders,
    BigInteger ordersSquares,
    Products precisions,
    Products hits10) {
  public static final ArmSums NONE =
      new ArmSums(0, BigInteger.ZERO, BigInteger.ZERO, Products.NONE, Products.NONE);

  /**
   * One measure.
   *
   * @param sum over clients
   * @param squares of the clients' sums
   * @param withOrders of the clients' sums and their numbers of orders
   */
  public record Products(BigInteger sum, BigInteger squares, BigInteger withOrders) {
    static final Products NONE = new Products(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    private Products add(int sign, long orders, long sumOfClient) {
      BigInteger factor = BigInteger.valueOf(sign);
      BigInteger value = BigInteger.valueOf(sumOfClient);
      return new Products(
          sum.add(factor.multiply(value)),
          squares.add(factor.multiply(value).multiply(value)),
          withOrders.add(factor.multiply(value).multiply(BigInteger.valueOf(orders))));
    }
  }

  /** The sums after one client's changed. */
  public ArmSums moved(ClientSum before, ClientSum after) {
    return add(-1, before).add(1, after);
  }

  private ArmSums add(int sign, ClientSum client) {
    BigInteger factor = BigInteger.valueOf(sign);
    BigInteger count = BigInteger.valueOf(client.orders());
    return new ArmSums(
        clients + (client.orders() == 0 ? 0 : sign),
        orders.add(factor.multiply(count)),
        ordersSquares.add(factor.multiply(count).multiply(count)),
        precisions.add(sign, client.orders(), client.precisions()),
        hits10.add(sign, client.orders(), client.hits10()));
  }

  /** Precision at 50 by order, 0..1; null without orders. */
  public Estimate precision() {
    return ratio(precisions, Tally.ONE);
  }

  /** Products among the first ten by order, 0..10; null without orders. */
  public Estimate hitsAt10() {
    return ratio(hits10, 1);
  }

  private Estimate ratio(Products sums, long unit) {
    if (orders.signum() == 0) {
      return null;
    }
    double count = orders.doubleValue();
    double ratio = sums.sum().doubleValue() / count;
    if (clients < 2) {
      return new Estimate(ratio / unit, Double.NaN);
    }
    double spread =
        sums.squares().doubleValue()
            - 2 * ratio * sums.withOrders().doubleValue()
            + ratio * ratio * ordersSquares.doubleValue();
    double variance = clients / (clients - 1.0) * Math.max(0, spread) / (count * count);
    return new Estimate(ratio / unit, Math.sqrt(variance) / unit);
  }
}
