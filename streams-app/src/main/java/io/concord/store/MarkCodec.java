package io.concord.store;

import io.concord.contract.Cause;
import io.concord.purchase.Change;
import java.nio.ByteBuffer;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A mark.
 *
 * <pre>
 * | changes, a bit per ordinal (1) | commit time, ms (8) | count (2) | order ID (8) ... |
 * </pre>
 */
final class MarkCodec extends Codec<Mark> {
  MarkCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(Mark mark) {
    return 1 + Long.BYTES + Short.BYTES + mark.orders().size() * Long.BYTES;
  }

  @Override
  protected void write(Mark mark, ByteBuffer out) {
    out.put((byte) Change.toBits(mark.changes()))
        .putLong(mark.commitTimeMs())
        .putShort((short) mark.orders().size());
    mark.orders().forEach(out::putLong);
  }

  @Override
  protected Mark read(ByteBuffer in) {
    int changes = in.get();
    long commitTimeMs = in.getLong();
    SortedSet<Long> orders = new TreeSet<>();
    for (int left = require("count", in.getShort(), Cause.ORDERS_MAX); left > 0; left--) {
      orders.add(in.getLong());
    }
    return new Mark(Change.fromBits(changes), orders, commitTimeMs);
  }
}
