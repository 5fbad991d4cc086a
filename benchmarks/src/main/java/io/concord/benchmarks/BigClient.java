package io.concord.benchmarks;

import io.concord.purchase.Amount;
import io.concord.purchase.BusinessDay;
import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import io.concord.store.Purchase;
import io.concord.store.PurchaseStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** A client with 2,000 orders of 10 lines over three years, of some number of products. */
final class BigClient {
  static final long ID = 410_376;
  static final LocalDate AS_OF = LocalDate.of(2026, 1, 1);

  private static final int ORDERS = 2_000;
  private static final int LINES_PER_ORDER = 10;
  private static final int DAYS = 3 * 365;
  private static final Amount AMOUNT = new Amount(2.0, new BigDecimal("99.95"));

  private final int products;

  BigClient(int products) {
    this.products = products;
  }

  /** Writes the client's rows. Every product is ordered. */
  void write(PurchaseStore store) {
    SplittableRandom random = new SplittableRandom(3);
    for (int order = 0; order < ORDERS; order++) {
      long created = created(order);
      store.putOrder(ID, order, created);
      for (int i = 0; i < LINES_PER_ORDER; i++) {
        int line = order * LINES_PER_ORDER + i;
        int product = line < products ? line : random.nextInt(products);
        store.putPurchase(ID, product, order, line, new Purchase(created, AMOUNT));
      }
    }
  }

  /** The aggregate of such rows, made without a store. */
  PurchaseHistory history() {
    SplittableRandom random = new SplittableRandom(3);
    PurchaseHistory history = new PurchaseHistory(BusinessDay.cutTicks(AS_OF));
    history.addOrders(ORDERS);
    int each = Math.max(1, ORDERS * LINES_PER_ORDER / products);
    for (int product = 0; product < products; product++) {
      history.put(
          product, random.nextInt(1, 2 * each), created(ORDERS - 1 - random.nextInt(ORDERS / 4)));
    }
    return history;
  }

  private static long created(int order) {
    return BusinessDay.cutTicks(AS_OF) - Ticks.PER_DAY * DAYS * (ORDERS - order) / ORDERS;
  }
}
