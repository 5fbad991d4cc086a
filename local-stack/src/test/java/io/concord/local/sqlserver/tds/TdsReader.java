package io.concord.local.sqlserver.tds;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the body of a message: integers are little-endian, text is UTF-16LE. */
final class TdsReader {
  private final ByteBuffer bytes;

  TdsReader(byte[] message) {
    this.bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean hasRemaining() {
    return bytes.hasRemaining();
  }

  TdsReader seek(int position) {
    bytes.position(position);
    return this;
  }

  void skip(int count) {
    bytes.position(bytes.position() + count);
  }

  int u1() {
    return bytes.get() & 0xFF;
  }

  int u2() {
    return bytes.getShort() & 0xFFFF;
  }

  int i4() {
    return bytes.getInt();
  }

  long i8() {
    return bytes.getLong();
  }

  float f4() {
    return bytes.getFloat();
  }

  double f8() {
    return bytes.getDouble();
  }

  /** An unsigned integer of so many bytes, at most 7. */
  long unsigned(int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value |= (long) u1() << (8 * i);
    }
    return value;
  }

  byte[] bytes(int count) {
    byte[] copy = new byte[count];
    bytes.get(copy);
    return copy;
  }

  String text(int characters) {
    return new String(bytes(2 * characters), StandardCharsets.UTF_16LE);
  }
}
