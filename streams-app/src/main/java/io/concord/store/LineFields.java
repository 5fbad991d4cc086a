package io.concord.store;

import io.concord.purchase.Amount;
import io.concord.purchase.Line;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A line and its amount inside a value.
 *
 * <pre>
 * line   | product ID (8) | amount |
 * amount | present (1): 1 quantity, 2 price | quantity (8)? | scale (4)? | length (1)? | unscaled? |
 * </pre>
 */
final class LineFields {
  private static final int QUANTITY = 1;
  private static final int PRICE = 2;

  private LineFields() {}

  static int sizeBytes(Line line) {
    return Long.BYTES + sizeBytes(line.amount());
  }

  static void write(Line line, ByteBuffer out) {
    out.putLong(line.productId());
    write(line.amount(), out);
  }

  static Line readLine(ByteBuffer in) {
    return new Line(in.getLong(), readAmount(in));
  }

  static int sizeBytes(Amount amount) {
    return 1
        + (amount.quantity() == null ? 0 : Double.BYTES)
        + (amount.pricePerItem() == null ? 0 : Integer.BYTES + 1 + unscaled(amount).length);
  }

  static void write(Amount amount, ByteBuffer out) {
    boolean hasQuantity = amount.quantity() != null;
    boolean hasPrice = amount.pricePerItem() != null;
    out.put((byte) ((hasQuantity ? QUANTITY : 0) | (hasPrice ? PRICE : 0)));
    if (hasQuantity) {
      out.putDouble(amount.quantity());
    }
    if (hasPrice) {
      byte[] unscaled = unscaled(amount);
      out.putInt(amount.pricePerItem().scale()).put((byte) unscaled.length).put(unscaled);
    }
  }

  static Amount readAmount(ByteBuffer in) {
    int present = in.get();
    if ((present & ~(QUANTITY | PRICE)) != 0) {
      throw new IllegalArgumentException("present must be 0..3, present=" + present);
    }
    return new Amount(
        (present & QUANTITY) == 0 ? null : in.getDouble(),
        (present & PRICE) == 0 ? null : readPrice(in));
  }

  private static BigDecimal readPrice(ByteBuffer in) {
    int scale = in.getInt();
    byte[] unscaled = new byte[in.get()];
    in.get(unscaled);
    return new BigDecimal(new BigInteger(unscaled), scale);
  }

  private static byte[] unscaled(Amount amount) {
    byte[] unscaled = amount.pricePerItem().unscaledValue().toByteArray();
    if (unscaled.length > Byte.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a price must fit " + Byte.MAX_VALUE + " bytes, bytes=" + unscaled.length);
    }
    return unscaled;
  }
}
