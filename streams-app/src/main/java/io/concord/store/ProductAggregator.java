package io.concord.store;

import io.concord.purchase.PurchaseHistory;
import io.concord.scoring.V4;
import org.apache.kafka.common.utils.Bytes;

/**
 * Folds purchase rows, which come by product, then order, then line, into a history. Sums are over
 * the orders by ID, whatever the order of their arrival: the same rows give the same bits.
 */
final class ProductAggregator {
  private final PurchaseHistory history;
  private long productId;
  private long orderId;
  private int orderCount;
  private long lastOrderedTicks;
  private double df30;
  private double df365;
  private boolean started;

  ProductAggregator(PurchaseHistory history) {
    this.history = history;
  }

  void visit(Bytes key, byte[] value) {
    long createdTicks = PurchaseCodec.createdTicks(value);
    if (createdTicks >= history.asOfTicks()) {
      return;
    }
    long product = Keys.id(key, 1);
    long order = Keys.id(key, 2);
    boolean otherProduct = !started || product != productId;
    if (otherProduct) {
      finish();
      start(product);
    }
    if (otherProduct || order != orderId) {
      orderId = order;
      count(createdTicks);
    }
    lastOrderedTicks = Math.max(lastOrderedTicks, createdTicks);
  }

  private void start(long product) {
    started = true;
    productId = product;
    orderCount = 0;
    lastOrderedTicks = Long.MIN_VALUE;
    df30 = 0;
    df365 = 0;
  }

  private void count(long createdTicks) {
    orderCount++;
    if (history.isDecayed()) {
      long age = history.asOfTicks() - createdTicks;
      df30 += V4.decay(age, V4.SHORT_DAYS);
      df365 += V4.decay(age, V4.LONG_DAYS);
    }
  }

  /** After the last row. */
  void finish() {
    if (started && history.isDecayed()) {
      history.put(productId, orderCount, lastOrderedTicks, df30, df365);
    } else if (started) {
      history.put(productId, orderCount, lastOrderedTicks);
    }
  }
}
