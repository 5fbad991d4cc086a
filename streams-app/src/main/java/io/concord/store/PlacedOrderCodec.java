package io.concord.store;

import io.concord.purchase.Header;
import java.nio.ByteBuffer;

/**
 * An order of the order stage.
 *
 * <pre>
 * | agreement ID (8) | created ticks (8) | has client (1) | client ID (8)? |
 * </pre>
 */
final class PlacedOrderCodec extends Codec<PlacedOrder> {
  PlacedOrderCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(PlacedOrder order) {
    return 2 * Long.BYTES + 1 + (order.clientId() == null ? 0 : Long.BYTES);
  }

  @Override
  protected void write(PlacedOrder order, ByteBuffer out) {
    out.putLong(order.header().agreementId()).putLong(order.header().createdTicks());
    out.put((byte) (order.clientId() == null ? 0 : 1));
    if (order.clientId() != null) {
      out.putLong(order.clientId());
    }
  }

  @Override
  protected PlacedOrder read(ByteBuffer in) {
    Header header = new Header(in.getLong(), in.getLong());
    return new PlacedOrder(header, require("has client", in.get(), 1) == 0 ? null : in.getLong());
  }
}
