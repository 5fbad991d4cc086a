package io.concord.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A text that may be absent, inside a value.
 *
 * <pre>
 * | bytes (4), -1 when absent | UTF-8 |
 * </pre>
 */
final class Texts {
  private static final int ABSENT = -1;

  private Texts() {}

  static int sizeBytes(String text) {
    return Integer.BYTES + (text == null ? 0 : utf8(text).length);
  }

  static void write(String text, ByteBuffer out) {
    if (text == null) {
      out.putInt(ABSENT);
    } else {
      byte[] utf8 = utf8(text);
      out.putInt(utf8.length).put(utf8);
    }
  }

  static String read(ByteBuffer in) {
    int length = in.getInt();
    if (length == ABSENT) {
      return null;
    }
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text must fit its value, bytes=" + length);
    }
    byte[] utf8 = new byte[length];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
