package io.concord.store;

import io.concord.purchase.Change;
import io.concord.purchase.Header;
import io.concord.purchase.OrderEvent;
import io.concord.purchase.OrderEvent.AgreementRemoved;
import io.concord.purchase.OrderEvent.AgreementUpserted;
import io.concord.purchase.OrderEvent.HeaderRemoved;
import io.concord.purchase.OrderEvent.HeaderUpserted;
import io.concord.purchase.OrderEvent.LineRemoved;
import io.concord.purchase.OrderEvent.LineUpserted;
import java.nio.ByteBuffer;

/**
 * Values of {@code lines-by-order} and {@code agreements-everywhere}.
 *
 * <pre>
 * | kind (1) | change (1) | header upserted: agreement ID (8), created ticks (8)
 *                         | line upserted: line ID (8), line, see LineFields
 *                         | line removed: line ID (8)
 *                         | agreement upserted: client ID (8)
 * </pre>
 */
public final class OrderEventCodec extends Codec<OrderEvent> {
  private static final byte HEADER_UPSERTED = 1;
  private static final byte HEADER_REMOVED = 2;
  private static final byte LINE_UPSERTED = 3;
  private static final byte LINE_REMOVED = 4;
  private static final byte AGREEMENT_UPSERTED = 5;
  private static final byte AGREEMENT_REMOVED = 6;

  public OrderEventCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(OrderEvent event) {
    return 2 + bodyBytes(event);
  }

  private static int bodyBytes(OrderEvent event) {
    if (event instanceof HeaderUpserted) {
      return 2 * Long.BYTES;
    } else if (event instanceof LineUpserted upserted) {
      return Long.BYTES + LineFields.sizeBytes(upserted.line());
    } else if (event instanceof LineRemoved || event instanceof AgreementUpserted) {
      return Long.BYTES;
    }
    return 0;
  }

  @Override
  protected void write(OrderEvent event, ByteBuffer out) {
    out.put(kind(event)).put((byte) event.change().ordinal());
    if (event instanceof HeaderUpserted upserted) {
      out.putLong(upserted.header().agreementId()).putLong(upserted.header().createdTicks());
    } else if (event instanceof LineUpserted upserted) {
      out.putLong(upserted.lineId());
      LineFields.write(upserted.line(), out);
    } else if (event instanceof LineRemoved removed) {
      out.putLong(removed.lineId());
    } else if (event instanceof AgreementUpserted upserted) {
      out.putLong(upserted.clientId());
    }
  }

  private static byte kind(OrderEvent event) {
    if (event instanceof HeaderUpserted) {
      return HEADER_UPSERTED;
    } else if (event instanceof HeaderRemoved) {
      return HEADER_REMOVED;
    } else if (event instanceof LineUpserted) {
      return LINE_UPSERTED;
    } else if (event instanceof LineRemoved) {
      return LINE_REMOVED;
    } else if (event instanceof AgreementUpserted) {
      return AGREEMENT_UPSERTED;
    }
    return AGREEMENT_REMOVED;
  }

  @Override
  protected OrderEvent read(ByteBuffer in) {
    byte kind = in.get();
    Change change = Change.of(in.get());
    return switch (kind) {
      case HEADER_UPSERTED -> new HeaderUpserted(change, new Header(in.getLong(), in.getLong()));
      case HEADER_REMOVED -> new HeaderRemoved(change);
      case LINE_UPSERTED -> new LineUpserted(change, in.getLong(), LineFields.readLine(in));
      case LINE_REMOVED -> new LineRemoved(change, in.getLong());
      case AGREEMENT_UPSERTED -> new AgreementUpserted(change, in.getLong());
      case AGREEMENT_REMOVED -> new AgreementRemoved(change);
      default -> throw new IllegalArgumentException("kind must be 1..6, kind=" + kind);
    };
  }
}
