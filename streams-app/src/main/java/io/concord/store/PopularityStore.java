package io.concord.store;

import io.concord.store.PopularityChange.Delta;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Orders of all clients per product and day, for writing by the task that owns them. */
public final class PopularityStore extends PopularityView {
  private final KeyValueStore<Bytes, byte[]> rows;

  public PopularityStore(KeyValueStore<Bytes, byte[]> rows) {
    super(rows);
    this.rows = rows;
  }

  /** Adds all deltas, each block being read and written once. */
  public void add(PopularityChange change) {
    Map<Bytes, DayCounts> blocks = new HashMap<>();
    for (Delta delta : change.deltas()) {
      Bytes key = Keys.of(BLOCK, delta.productId(), DayCounts.block(delta.epochDay()));
      blocks.computeIfAbsent(key, this::read).add(delta.epochDay(), delta.orders());
    }
    blocks.forEach(this::write);
  }

  private DayCounts read(Bytes key) {
    byte[] value = rows.get(key);
    return value == null ? DayCounts.none() : COUNTS.decode(value);
  }

  private void write(Bytes key, DayCounts counts) {
    rows.put(key, counts.orders().isEmpty() ? null : COUNTS.encode(counts));
  }
}
