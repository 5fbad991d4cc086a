package io.concord.store;

import java.nio.ByteBuffer;

/** A single number: an ID or a time in ticks. */
final class LongCodec extends Codec<Long> {
  LongCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(Long value) {
    return Long.BYTES;
  }

  @Override
  protected void write(Long value, ByteBuffer out) {
    out.putLong(value);
  }

  @Override
  protected Long read(ByteBuffer in) {
    return in.getLong();
  }
}
