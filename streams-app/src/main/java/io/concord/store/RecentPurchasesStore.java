package io.concord.store;

import io.concord.purchase.RecentPurchases;
import io.concord.purchase.RecentPurchases.Product;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps what clients ordered last; writing the same twice changes nothing. */
public final class RecentPurchasesStore extends RecentPurchasesView {
  private static final byte[] MARK = {};

  private final KeyValueStore<Bytes, byte[]> rows;

  public RecentPurchasesStore(KeyValueStore<Bytes, byte[]> rows) {
    super(rows);
    this.rows = rows;
  }

  /** Sets a client's recent purchases instead of those before. */
  public void put(long clientId, RecentPurchases recent) {
    RecentPurchases before = recent(clientId);
    if (before != null) {
      before.products().forEach(product -> rows.delete(buyer(product, clientId)));
    }
    if (recent.products().isEmpty()) {
      rows.delete(Keys.of(CLIENT, clientId));
      return;
    }
    rows.put(Keys.of(CLIENT, clientId), RECENT.encode(recent));
    recent.products().forEach(product -> rows.put(buyer(product, clientId), MARK));
  }

  /** The complement of a number is the smaller the larger it is. */
  private static Bytes buyer(Product product, long clientId) {
    return Keys.of(BUYER, product.productId(), ~product.lastOrderedTicks(), clientId);
  }
}
