package io.concord.store;

import java.nio.ByteBuffer;
import java.util.TreeMap;

/**
 * Orders of a product per day.
 *
 * <pre>
 * | epoch day (4), orders (4) | ... to the end
 * </pre>
 */
final class DayCountsCodec extends Codec<DayCounts> {
  DayCountsCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(DayCounts counts) {
    return counts.orders().size() * 2 * Integer.BYTES;
  }

  @Override
  protected void write(DayCounts counts, ByteBuffer out) {
    counts.orders().forEach((epochDay, orders) -> out.putInt(epochDay).putInt(orders));
  }

  @Override
  protected DayCounts read(ByteBuffer in) {
    TreeMap<Integer, Integer> orders = new TreeMap<>();
    while (in.hasRemaining()) {
      orders.put(in.getInt(), in.getInt());
    }
    return new DayCounts(orders);
  }
}
