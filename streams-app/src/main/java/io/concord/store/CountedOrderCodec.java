package io.concord.store;

import java.nio.ByteBuffer;

/**
 * What of an order was last told.
 *
 * <pre>
 * | group (6) | run (8) | tally (80) |
 * </pre>
 */
final class CountedOrderCodec extends Codec<CountedOrder> {
  CountedOrderCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(CountedOrder order) {
    return QualityFields.GROUP_BYTES + Long.BYTES + QualityFields.TALLY_BYTES;
  }

  @Override
  protected void write(CountedOrder order, ByteBuffer out) {
    QualityFields.write(order.group(), out);
    out.putLong(order.run());
    QualityFields.write(order.tally(), out);
  }

  @Override
  protected CountedOrder read(ByteBuffer in) {
    return new CountedOrder(QualityFields.readGroup(in), in.getLong(), QualityFields.readTally(in));
  }
}
