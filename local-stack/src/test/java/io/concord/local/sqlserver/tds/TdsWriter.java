package io.concord.local.sqlserver.tds;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds the body of a message: integers are little-endian, text is UTF-16LE. */
final class TdsWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  TdsWriter u1(int value) {
    bytes.write(value);
    return this;
  }

  TdsWriter u2(int value) {
    return integer(value, 2);
  }

  TdsWriter i4(int value) {
    return integer(value, 4);
  }

  TdsWriter i8(long value) {
    return integer(value, 8);
  }

  /** The lowest bytes of the value. */
  TdsWriter integer(long value, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write((int) (value >> (8 * i)));
    }
    return this;
  }

  TdsWriter bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /** B_VARCHAR: the number of characters in one byte, then the text. */
  TdsWriter shortText(String text) {
    return u1(text.length()).bytes(text.getBytes(StandardCharsets.UTF_16LE));
  }

  /** US_VARCHAR: the number of characters in two bytes, then the text. */
  TdsWriter longText(String text) {
    return u2(text.length()).bytes(text.getBytes(StandardCharsets.UTF_16LE));
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
