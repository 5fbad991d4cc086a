package io.concord.store;

import io.concord.purchase.RecentPurchases;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What every client ordered last, whole on every node, for reading by any thread.
 *
 * <pre>
 * 1 | client                               -> recent purchases
 * 2 | product | last ticks, newest first | client -> (the client bought the product recently)
 * </pre>
 */
public class RecentPurchasesView {
  static final byte CLIENT = 1;
  static final byte BUYER = 2;

  static final RecentPurchasesCodec RECENT = new RecentPurchasesCodec();

  private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;

  public RecentPurchasesView(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** The client's; null when it has none. */
  public RecentPurchases recent(long clientId) {
    return RECENT.decode(rows.get(Keys.of(CLIENT, clientId)));
  }

  /**
   * The clients among whose recent purchases the product is, those who ordered it last first, ties
   * by client ID; reads no more than {@code max} of them.
   */
  public List<Long> buyers(long productId, int max) {
    List<Long> buyers = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        rows.prefixScan(Keys.of(BUYER, productId), Keys.SERIALIZER)) {
      while (buyers.size() < max && found.hasNext()) {
        buyers.add(Keys.id(found.next().key, 2));
      }
    }
    return buyers;
  }
}
