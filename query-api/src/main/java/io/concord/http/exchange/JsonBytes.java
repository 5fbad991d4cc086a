package io.concord.http.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.Arrays;
import java.util.List;

/**
 * JSON under construction in one growing array, without the bookkeeping of a generator: the writer
 * above it keeps order, commas and braces right. Not thread-safe.
 */
public final class JsonBytes {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
  private static final int LONG_DIGITS_MAX = 20;

  /** A char takes at most six bytes: an escape of a control character. */
  private static final int CHAR_BYTES_MAX = 6;

  private byte[] bytes;
  private int size;

  public JsonBytes(int capacity) {
    bytes = new byte[capacity];
  }

  /** The array written to, of which the first {@link #size} bytes count. */
  public byte[] array() {
    return bytes;
  }

  public int size() {
    return size;
  }

  /** As it is. */
  public JsonBytes raw(byte[] fragment) {
    ensure(fragment.length);
    System.arraycopy(fragment, 0, bytes, size, fragment.length);
    size += fragment.length;
    return this;
  }

  public JsonBytes raw(char ascii) {
    ensure(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  public JsonBytes number(long value) {
    ensure(LONG_DIGITS_MAX);
    size = NumberOutput.outputLong(value, bytes, size);
    return this;
  }

  /** The shortest decimal that reads back as the same double. */
  public JsonBytes number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON numbers must be finite, value=" + value);
    }
    String text = NumberOutput.toString(value, true);
    int length = text.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  /** Quoted, in UTF-8, escaped where JSON asks for it; null as null. */
  public JsonBytes text(String text) {
    if (text == null) {
      return raw(NULL);
    }
    ensure(text.length() * CHAR_BYTES_MAX + 2);
    bytes[size++] = '"';
    int plain = plain(text);
    if (plain < text.length()) {
      encoded(text, plain);
    }
    bytes[size++] = '"';
    return this;
  }

  /** An array of such texts. */
  JsonBytes texts(List<String> texts) {
    raw('[');
    for (int i = 0; i < texts.size(); i++) {
      if (i > 0) {
        raw(',');
      }
      text(texts.get(i));
    }
    return raw(']');
  }

  /** Writes what needs neither escape nor encoding, mostly all of it; returns where that ends. */
  private int plain(String text) {
    byte[] target = bytes;
    int at = size;
    int length = text.length();
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
        break;
      }
      target[at++] = (byte) c;
      i++;
    }
    size = at;
    return i;
  }

  private void encoded(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (!Character.isSurrogate(c)) {
        encoded(c);
      } else {
        i += surrogate(text, i);
      }
    }
  }

  private void ascii(char c) {
    if (c == '"' || c == '\\') {
      bytes[size++] = '\\';
      bytes[size++] = (byte) c;
    } else if (c >= 0x20) {
      bytes[size++] = (byte) c;
    } else {
      control(c);
    }
  }

  private void control(char c) {
    bytes[size++] = '\\';
    bytes[size++] = 'u';
    bytes[size++] = '0';
    bytes[size++] = '0';
    bytes[size++] = HEX[c >> 4];
    bytes[size++] = HEX[c & 0xF];
  }

  private void encoded(char c) {
    if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | c >> 6);
    } else {
      bytes[size++] = (byte) (0xE0 | c >> 12);
      bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
    }
    bytes[size++] = (byte) (0x80 | c & 0x3F);
  }

  /**
   * Writes the pair at i and returns 1; half a pair has no encoding and becomes a question mark.
   */
  private int surrogate(String text, int i) {
    int point = text.codePointAt(i);
    if (!Character.isSupplementaryCodePoint(point)) {
      bytes[size++] = '?';
      return 0;
    }
    bytes[size++] = (byte) (0xF0 | point >> 18);
    bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
    bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
    bytes[size++] = (byte) (0x80 | point & 0x3F);
    return 1;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
