package io.concord.purchase;

import java.util.Arrays;

/**
 * One client's purchases before an as-of moment, aggregated per product into primitive arrays
 * sorted by product ID. Mutable and not thread-safe: the owner keeps it in step with the rows.
 *
 * <p>Index {@code i} of the arrays is one product; {@link #size} of them are used. Decayed sums, in
 * which each order counts less the older it is, are there only if they were asked for.
 */
public final class PurchaseHistory {
  private final long asOfTicks;
  private int orders;
  private int size;
  private long[] productIds = new long[16];
  private int[] orderCounts = new int[16];
  private long[] lastOrderedTicks = new long[16];
  private double[] df30;
  private double[] df365;

  /** An empty history of what was ordered before {@code asOfTicks}, without decayed sums. */
  public PurchaseHistory(long asOfTicks) {
    this.asOfTicks = asOfTicks;
  }

  /** An empty history with decayed sums. */
  public static PurchaseHistory decayed(long asOfTicks) {
    PurchaseHistory history = new PurchaseHistory(asOfTicks);
    history.df30 = new double[16];
    history.df365 = new double[16];
    return history;
  }

  /** Whether the history carries decayed sums. */
  public boolean isDecayed() {
    return df30 != null;
  }

  public long asOfTicks() {
    return asOfTicks;
  }

  /** Distinct orders, with or without lines. */
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

  /** The product's index; negative when it is not in the history. */
  public int indexOf(long productId) {
    return Arrays.binarySearch(productIds, 0, size, productId);
  }

  /** Distinct orders that contain the product. */
  public int orderCount(int index) {
    return orderCounts[index];
  }

  public long lastOrderedTicks(int index) {
    return lastOrderedTicks[index];
  }

  /** What is left of the product's orders when they decay in 30 days, as of the moment. */
  public double df30(int index) {
    return df30[index];
  }

  /** The same when they decay in 365 days. */
  public double df365(int index) {
    return df365[index];
  }

  /** Products found in two orders or more. */
  public int repurchasedProducts() {
    int repurchased = 0;
    for (int i = 0; i < size; i++) {
      if (orderCounts[i] >= 2) {
        repurchased++;
      }
    }
    return repurchased;
  }

  public void addOrders(int delta) {
    orders += delta;
  }

  /** Sets what is known of a product; an orderCount of 0 takes the product out. */
  public void put(long productId, int orderCount, long lastOrdered) {
    int index = indexOf(productId);
    if (orderCount == 0) {
      if (index >= 0) {
        remove(index);
      }
      return;
    }
    if (index < 0) {
      index = -index - 1;
      insert(index);
      productIds[index] = productId;
    }
    orderCounts[index] = orderCount;
    lastOrderedTicks[index] = lastOrdered;
  }

  /** The same of a history with decayed sums. */
  public void put(
      long productId, int orderCount, long lastOrdered, double decayed30, double decayed365) {
    put(productId, orderCount, lastOrdered);
    int index = indexOf(productId);
    if (index >= 0) {
      df30[index] = decayed30;
      df365[index] = decayed365;
    }
  }

  private void insert(int index) {
    if (size == productIds.length) {
      grow(size * 2);
    }
    shift(index, index + 1);
    size++;
  }

  private void grow(int capacity) {
    productIds = Arrays.copyOf(productIds, capacity);
    orderCounts = Arrays.copyOf(orderCounts, capacity);
    lastOrderedTicks = Arrays.copyOf(lastOrderedTicks, capacity);
    if (isDecayed()) {
      df30 = Arrays.copyOf(df30, capacity);
      df365 = Arrays.copyOf(df365, capacity);
    }
  }

  private void remove(int index) {
    shift(index + 1, index);
    size--;
  }

  private void shift(int from, int to) {
    System.arraycopy(productIds, from, productIds, to, size - from);
    System.arraycopy(orderCounts, from, orderCounts, to, size - from);
    System.arraycopy(lastOrderedTicks, from, lastOrderedTicks, to, size - from);
    if (isDecayed()) {
      System.arraycopy(df30, from, df30, to, size - from);
      System.arraycopy(df365, from, df365, to, size - from);
    }
  }
}
