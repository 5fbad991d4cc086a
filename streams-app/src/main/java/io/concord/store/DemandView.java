package io.concord.store;

import io.concord.scoring.Demand;
import io.concord.scoring.Pop14;
import java.time.LocalDate;
import org.apache.kafka.common.utils.Bytes;
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

  private static Bytes key(long productId, int epochDay) {
    return Keys.of(PopularityView.BLOCK, productId, DayCounts.block(epochDay));
  }
}
