package io.concord.store;

import io.concord.scoring.Demand;
import io.concord.scoring.InDemand;
import io.concord.scoring.Pop14;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What all clients order of each product, whole on every node, for reading by any thread: the
 * blocks of {@link PopularityView}, as they were last sent on.
 */
public final class DemandView {
  private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;

  public DemandView(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** The demand before the start of a day; of each product that is asked for, one short scan. */
  public Demand asOf(LocalDate day) {
    int epochDay = Math.toIntExact(day.toEpochDay());
    return productId -> pop14(productId, epochDay);
  }

  /** Never negative, though what is taken back may have come before what it takes back. */
  private double pop14(long productId, int epochDay) {
    double sum = 0;
    try (KeyValueIterator<Bytes, byte[]> blocks =
        rows.range(key(productId, epochDay - Pop14.DAYS), key(productId, epochDay - 1))) {
      while (blocks.hasNext()) {
        sum += PopularityView.COUNTS.decode(blocks.next().value).pop14(epochDay);
      }
    }
    return Math.max(0, sum);
  }

  /**
   * The products of most demand before the start of a day, best first; one scan over all products.
   */
  public List<InDemand> ranking(LocalDate day) {
    int epochDay = Math.toIntExact(day.toEpochDay());
    long first = DayCounts.block(epochDay - Pop14.DAYS);
    long last = DayCounts.block(epochDay - 1);
    Sums sums = new Sums();
    try (KeyValueIterator<Bytes, byte[]> blocks =
        rows.prefixScan(Keys.of(PopularityView.BLOCK), Keys.SERIALIZER)) {
      while (blocks.hasNext()) {
        KeyValue<Bytes, byte[]> row = blocks.next();
        long block = Keys.id(row.key, 1);
        if (block >= first && block <= last) {
          sums.add(Keys.id(row.key, 0), PopularityView.COUNTS.decode(row.value).pop14(epochDay));
        }
      }
    }
    return InDemand.rank(sums.productIds, sums.pop14, sums.size);
  }

  /** Adds up the blocks of each product, which come in order of product. */
  private static final class Sums {
    private long[] productIds = new long[1024];
    private double[] pop14 = new double[1024];
    private int size;

    void add(long productId, double more) {
      if (size > 0 && productIds[size - 1] == productId) {
        pop14[size - 1] += more;
        return;
      }
      if (size == productIds.length) {
        productIds = Arrays.copyOf(productIds, size * 2);
        pop14 = Arrays.copyOf(pop14, size * 2);
      }
      productIds[size] = productId;
      pop14[size++] = more;
    }
  }

  private static Bytes key(long productId, int epochDay) {
    return Keys.of(PopularityView.BLOCK, productId, DayCounts.block(epochDay));
  }
}
