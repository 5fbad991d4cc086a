package io.concord.store;

import io.concord.scoring.Popularity;
import io.concord.scoring.ScoredProduct;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Orders of all clients per product and day, for reading by any thread.
 *
 * <pre>
 * 1 | product | block of 64 days -> orders per day, and their weights
 * 2 | product | block of 64 days -> (changed since it was sent on)
 * </pre>
 */
public class PopularityView {
  static final byte BLOCK = 1;
  static final byte CHANGED = 2;

  static final DayCountsCodec COUNTS = new DayCountsCodec();

  private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;

  public PopularityView(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** The most ordered products before a day, best first; one scan over all products and days. */
  public List<ScoredProduct> ranking(int beforeEpochDay) {
    Totals totals = new Totals();
    try (KeyValueIterator<Bytes, byte[]> blocks =
        rows.prefixScan(Keys.of(BLOCK), Keys.SERIALIZER)) {
      while (blocks.hasNext()) {
        KeyValue<Bytes, byte[]> row = blocks.next();
        totals.add(Keys.id(row.key, 0), COUNTS.decode(row.value).before(beforeEpochDay));
      }
    }
    return Popularity.rank(totals.productIds, totals.orders, totals.size);
  }

  /** Sums the blocks of each product, which come in order of product. */
  private static final class Totals {
    private long[] productIds = new long[1024];
    private int[] orders = new int[1024];
    private int size;

    void add(long productId, int count) {
      if (count <= 0) {
        return;
      }
      if (size > 0 && productIds[size - 1] == productId) {
        orders[size - 1] += count;
        return;
      }
      if (size == productIds.length) {
        productIds = Arrays.copyOf(productIds, size * 2);
        orders = Arrays.copyOf(orders, size * 2);
      }
      productIds[size] = productId;
      orders[size++] = count;
    }
  }
}
