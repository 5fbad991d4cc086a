package io.concord.purchase;

import java.util.ArrayList;
import java.util.List;

/**
 * The products that a client ordered last, newest first, ties by product ID; at most {@link
 * #PRODUCTS_MAX}, whatever the client bought.
 */
public record RecentPurchases(List<Product> products) {
  public static final int PRODUCTS_MAX = 20;

  public RecentPurchases {
    products = List.copyOf(products);
  }

  /**
   * One product.
   *
   * @param lastOrderedTicks see {@link Ticks}
   */
  public record Product(long productId, long lastOrderedTicks) {}

  /** Those of a history. */
  public static RecentPurchases of(PurchaseHistory history) {
    List<Product> newest = new ArrayList<>(PRODUCTS_MAX + 1);
    for (int i = 0; i < history.size(); i++) {
      insert(newest, history.productId(i), history.lastOrderedTicks(i));
    }
    return new RecentPurchases(newest);
  }

  /** Products come by ID: a later one stands behind an earlier one of the same time. */
  private static void insert(List<Product> newest, long productId, long lastOrderedTicks) {
    int at = newest.size();
    while (at > 0 && newest.get(at - 1).lastOrderedTicks() < lastOrderedTicks) {
      at--;
    }
    if (at < PRODUCTS_MAX) {
      newest.add(at, new Product(productId, lastOrderedTicks));
      if (newest.size() > PRODUCTS_MAX) {
        newest.remove(PRODUCTS_MAX);
      }
    }
  }
}
