package io.concord.local.evaluation.measure;

import io.concord.purchase.PurchaseHistory;
import io.concord.scoring.V4;
import java.util.Arrays;

/** What a client had ordered before its holdout's moment, in the forms that strategies score. */
final class ClientPast {
  private final OrderTable orders;
  private final Holdout holdout;

  /** Product and place of the order among the client's, ascending: an entry per line. */
  private final long[] lines;

  ClientPast(OrderTable orders, Holdout holdout) {
    this.orders = orders;
    this.holdout = holdout;
    this.lines = lines();
  }

  long asOfTicks() {
    return holdout.asOfTicks();
  }

  PurchaseHistory history() {
    PurchaseHistory history = new PurchaseHistory(asOfTicks());
    history.addOrders(holdout.ordersBefore());
    for (int from = 0; from < lines.length; ) {
      int to = endOfProduct(from);
      history.put(product(lines[from]), to - from, createdTicks((int) lines[to - 1]));
      from = to;
    }
    return history;
  }

  /** With decayed sums. */
  PurchaseHistory decayedHistory() {
    double[] df30 = decays(V4.SHORT_DAYS);
    double[] df365 = decays(V4.LONG_DAYS);
    PurchaseHistory history = PurchaseHistory.decayed(asOfTicks());
    history.addOrders(holdout.ordersBefore());
    for (int from = 0; from < lines.length; ) {
      int to = endOfProduct(from);
      history.put(
          product(lines[from]),
          to - from,
          createdTicks((int) lines[to - 1]),
          sum(df30, from, to),
          sum(df365, from, to));
      from = to;
    }
    return history;
  }

  private long[] lines() {
    int client = holdout.client();
    long[] found = new long[16];
    int size = 0;
    for (int n = 0; n < holdout.ordersBefore(); n++) {
      int order = orders.orderOf(client, n);
      int end = orders.firstLine(order + 1);
      for (int line = orders.firstLine(order); line < end; line++) {
        if (size == found.length) {
          found = Arrays.copyOf(found, size * 2);
        }
        found[size++] = (long) orders.product(line) << Integer.SIZE | n;
      }
    }
    Arrays.sort(found, 0, size);
    return Arrays.copyOf(found, size);
  }

  private static int product(long line) {
    return (int) (line >>> Integer.SIZE);
  }

  private int endOfProduct(int from) {
    int to = from + 1;
    while (to < lines.length && product(lines[to]) == product(lines[from])) {
      to++;
    }
    return to;
  }

  /** What is left of each order. */
  private double[] decays(int days) {
    double[] decays = new double[holdout.ordersBefore()];
    Arrays.setAll(decays, n -> V4.decay(asOfTicks() - createdTicks(n), days));
    return decays;
  }

  private double sum(double[] decays, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += decays[(int) lines[i]];
    }
    return sum;
  }

  private long createdTicks(int n) {
    return orders.createdTicks(orders.orderOf(holdout.client(), n));
  }
}
