package io.concord.store;

import java.nio.ByteBuffer;

/**
 * A bought line of the client stage.
 *
 * <pre>
 * | created ticks (8) | amount, see LineFields |
 * </pre>
 */
final class PurchaseCodec extends Codec<Purchase> {
  private static final int CREATED_AT = 1;

  PurchaseCodec() {
    super(1);
  }

  /** Only the time of an encoded purchase, for scans that need no more. */
  static long createdTicks(byte[] purchase) {
    return ByteBuffer.wrap(purchase).getLong(CREATED_AT);
  }

  @Override
  protected int sizeBytes(Purchase purchase) {
    return Long.BYTES + LineFields.sizeBytes(purchase.amount());
  }

  @Override
  protected void write(Purchase purchase, ByteBuffer out) {
    out.putLong(purchase.createdTicks());
    LineFields.write(purchase.amount(), out);
  }

  @Override
  protected Purchase read(ByteBuffer in) {
    return new Purchase(in.getLong(), LineFields.readAmount(in));
  }
}
