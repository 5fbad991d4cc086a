package io.concord.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Writes the demand of a node; see {@link DemandView}. */
public final class DemandStore {
  private final KeyValueStore<Bytes, byte[]> rows;

  public DemandStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /**
   * Sets a block as it was handed over; forgets one without days. Returns its product.
   *
   * @throws IllegalStateException when it is no block
   */
  public long put(Bytes key, byte[] block) {
    rows.put(key, PopularityView.COUNTS.decode(block).days().isEmpty() ? null : block);
    return Keys.id(key, 0);
  }
}
