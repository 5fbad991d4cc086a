package io.concord.scoring;

import java.util.Arrays;

/**
 * One client's products with the decayed sums that {@link V4} scores: each order that contains the
 * product adds {@link V4#decay} of its age. Mutable and not thread-safe.
 *
 * <p>Index {@code i} of the arrays is one product; {@link #size} of them are used.
 */
public final class DecayedPurchases {
  private final int orders;
  private int size;
  private long[] productIds = new long[16];
  private double[] df30 = new double[16];
  private double[] df365 = new double[16];
  private double[] pop14 = new double[16];

  /**
   * @param orders the client's distinct orders, with or without lines
   */
  public DecayedPurchases(int orders) {
    this.orders = orders;
  }

  /**
   * Adds a product; they come by ascending ID.
   *
   * @param df30 of the client's own orders, decaying in 30 days
   * @param df365 of the client's own orders, decaying in 365 days
   * @param pop14 of all clients' orders, decaying in 14 days
   */
  public void add(long productId, double df30, double df365, double pop14) {
    if (size > 0 && productId <= productIds[size - 1]) {
      throw new IllegalArgumentException(
          "products must ascend, productId=" + productId + ", before=" + productIds[size - 1]);
    }
    if (size == productIds.length) {
      grow();
    }
    productIds[size] = productId;
    this.df30[size] = df30;
    this.df365[size] = df365;
    this.pop14[size] = pop14;
    size++;
  }

  public int orders() {
    return orders;
  }

  /** Distinct products. */
  public int size() {
    return size;
  }

  public long productId(int index) {
    return productIds[index];
  }

  public double df30(int index) {
    return df30[index];
  }

  public double df365(int index) {
    return df365[index];
  }

  public double pop14(int index) {
    return pop14[index];
  }

  private void grow() {
    productIds = Arrays.copyOf(productIds, size * 2);
    df30 = Arrays.copyOf(df30, size * 2);
    df365 = Arrays.copyOf(df365, size * 2);
    pop14 = Arrays.copyOf(pop14, size * 2);
  }
}
