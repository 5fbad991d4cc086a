package io.concord.purchase;

import java.util.Arrays;

/**
 * One client's purchases before an as-of moment, aggregated per product into primitive arrays
 * sorted by product ID. Mutable and not thread-safe: the owner keeps it in step with the rows.
 *
 * <p>Index {@code i} of the arrays is one product; {@link #size} of them are used.
 */
public final class PurchaseHistory {
  private final long asOfTicks;
  private int orders;
  private int size;
  private long[] productIds = new long[16];
  private int[] orderCounts = new int[16];
  private long[] lastOrderedTicks = new long[16];

  /** An empty history of what was ordered before {@code asOfTicks}. */
  public PurchaseHistory(long asOfTicks) {
    this.asOfTicks = asOfTicks;
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

  /** Distinct orders that contain the product. */
  public int orderCount(int index) {
    return orderCounts[index];
  }

  public long lastOrderedTicks(int index) {
    return lastOrderedTicks[index];
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
    int index = Arrays.binarySearch(productIds, 0, size, productId);
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

  private void insert(int index) {
    if (size == productIds.length) {
      productIds = Arrays.copyOf(productIds, size * 2);
      orderCounts = Arrays.copyOf(orderCounts, size * 2);
      lastOrderedTicks = Arrays.copyOf(lastOrderedTicks, size * 2);
    }
    shift(index, index + 1);
    size++;
  }

  private void remove(int index) {
    shift(index + 1, index);
    size--;
  }

  private void shift(int from, int to) {
    System.arraycopy(productIds, from, productIds, to, size - from);
    System.arraycopy(orderCounts, from, orderCounts, to, size - from);
    System.arraycopy(lastOrderedTicks, from, lastOrderedTicks, to, size - from);
  }
}
