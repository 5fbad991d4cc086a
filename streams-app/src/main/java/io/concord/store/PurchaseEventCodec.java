package io.concord.store;

import io.concord.purchase.Change;
import io.concord.purchase.ClientEvent.LineRecorded;
import io.concord.purchase.ClientEvent.LineWithdrawn;
import io.concord.purchase.ClientEvent.OrderRecorded;
import io.concord.purchase.ClientEvent.OrderWithdrawn;
import io.concord.purchase.ClientEvent.PurchaseEvent;
import java.nio.ByteBuffer;

/**
 * Values of {@code purchases-by-client}.
 *
 * <pre>
 * | kind (1) | change (1) | order ID (8) | order recorded: created ticks (8)
 *                                        | line recorded: line ID (8), created ticks (8),
 *                                        |                line, see LineFields
 *                                        | line withdrawn: line ID (8), product ID (8)
 * </pre>
 */
public final class PurchaseEventCodec extends Codec<PurchaseEvent> {
  private static final byte ORDER_RECORDED = 1;
  private static final byte ORDER_WITHDRAWN = 2;
  private static final byte LINE_RECORDED = 3;
  private static final byte LINE_WITHDRAWN = 4;

  public PurchaseEventCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(PurchaseEvent event) {
    return 2 + Long.BYTES + bodyBytes(event);
  }

  private static int bodyBytes(PurchaseEvent event) {
    if (event instanceof OrderRecorded) {
      return Long.BYTES;
    } else if (event instanceof LineRecorded recorded) {
      return 2 * Long.BYTES + LineFields.sizeBytes(recorded.line());
    } else if (event instanceof LineWithdrawn) {
      return 2 * Long.BYTES;
    }
    return 0;
  }

  @Override
  protected void write(PurchaseEvent event, ByteBuffer out) {
    out.put(kind(event)).put((byte) event.change().ordinal()).putLong(event.orderId());
    if (event instanceof OrderRecorded recorded) {
      out.putLong(recorded.createdTicks());
    } else if (event instanceof LineRecorded recorded) {
      out.putLong(recorded.lineId()).putLong(recorded.createdTicks());
      LineFields.write(recorded.line(), out);
    } else if (event instanceof LineWithdrawn withdrawn) {
      out.putLong(withdrawn.lineId()).putLong(withdrawn.productId());
    }
  }

  private static byte kind(PurchaseEvent event) {
    if (event instanceof OrderRecorded) {
      return ORDER_RECORDED;
    } else if (event instanceof OrderWithdrawn) {
      return ORDER_WITHDRAWN;
    } else if (event instanceof LineRecorded) {
      return LINE_RECORDED;
    }
    return LINE_WITHDRAWN;
  }

  @Override
  protected PurchaseEvent read(ByteBuffer in) {
    byte kind = in.get();
    Change change = Change.of(in.get());
    long orderId = in.getLong();
    return switch (kind) {
      case ORDER_RECORDED -> new OrderRecorded(change, orderId, in.getLong());
      case ORDER_WITHDRAWN -> new OrderWithdrawn(change, orderId);
      case LINE_RECORDED ->
          new LineRecorded(change, orderId, in.getLong(), in.getLong(), LineFields.readLine(in));
      case LINE_WITHDRAWN -> new LineWithdrawn(change, orderId, in.getLong(), in.getLong());
      default -> throw new IllegalArgumentException("kind must be 1..4, kind=" + kind);
    };
  }
}
