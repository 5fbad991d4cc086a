package io.concord.store;

import java.nio.ByteBuffer;
import java.util.TreeMap;

/**
 * Orders of a product per day.
 *
 * <pre>
 * | days (4) | epoch day (4), orders (4) | ...
 * </pre>
 */
final class DayCountsCodec extends Codec<DayCounts> {
  DayCountsCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(DayCounts counts) {
    return Integer.BYTES + counts.orders().size() * 2 * Integer.BYTES;
  }

  @Override
  protected void write(DayCounts counts, ByteBuffer out) {
    out.putInt(counts.orders().size());
    counts.orders().forEach((epochDay, orders) -> out.putInt(epochDay).putInt(orders));
  }

  @Override
  protected DayCounts read(ByteBuffer in) {
    TreeMap<Integer, Integer> orders = new TreeMap<>();
    for (int left = require("days", in.getInt(), Integer.MAX_VALUE); left > 0; left--) {
      orders.put(in.getInt(), in.getInt());
    }
    return new DayCounts(orders);
  }
}
