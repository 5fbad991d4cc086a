package io.concord.store;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The client stage's rows, for reading and writing by the task that owns them. */
public final class PurchaseStore extends PurchaseView {
  private static final byte[] PRESENT = {};

  private final KeyValueStore<Bytes, byte[]> rows;

  public PurchaseStore(KeyValueStore<Bytes, byte[]> rows) {
    super(rows);
    this.rows = rows;
  }

  public void putOrder(long clientId, long orderId, long createdTicks) {
    rows.put(Keys.of(ORDER, clientId, orderId), CREATED.encode(createdTicks));
  }

  /** Removes the order and returns its time, or null when there was none. */
  public Long removeOrder(long clientId, long orderId) {
    return CREATED.decode(rows.delete(Keys.of(ORDER, clientId, orderId)));
  }

  public void putPurchase(
      long clientId, long productId, long orderId, long lineId, Purchase purchase) {
    rows.put(Keys.of(PURCHASE, clientId, productId, orderId, lineId), PURCHASES.encode(purchase));
  }

  public void removePurchase(long clientId, long productId, long orderId, long lineId) {
    rows.delete(Keys.of(PURCHASE, clientId, productId, orderId, lineId));
  }

  public void putName(long clientId, String name) {
    rows.put(Keys.of(NAME, clientId), NAMES.encode(Optional.ofNullable(name)));
  }

  public void removeName(long clientId) {
    rows.delete(Keys.of(NAME, clientId));
  }

  public void setCounted(long clientId, boolean counted) {
    rows.put(Keys.of(COUNTED, clientId), counted ? PRESENT : null);
  }
}
