package io.concord.local.orders;

import java.nio.file.Path;

/**
 * Orders that cannot be read or loaded as they are. The message is one sentence for the person who
 * started the command; it needs no stack trace.
 */
public final class OrderDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int VALUE_LENGTH_MAX = 60;

  public OrderDataException(String message) {
    super(message);
  }

  public OrderDataException(String message, Throwable cause) {
    super(message, cause);
  }

  static OrderDataException inColumn(
      Path file, long line, String column, String expected, String value) {
    return new OrderDataException(
        "%s line %d, column %s: expected %s, found %s."
            .formatted(file, line, column, expected, quoted(value)));
  }

  /** The value in quotes, shortened, with control characters made visible. */
  static String quoted(String value) {
    String shown =
        value.length() <= VALUE_LENGTH_MAX ? value : value.substring(0, VALUE_LENGTH_MAX) + "…";
    StringBuilder text = new StringBuilder("\"");
    shown
        .chars()
        .forEach(c -> text.append(c < ' ' || c == 0x7f ? "\\u%04x".formatted(c) : "" + (char) c));
    return text.append('"').toString();
  }
}
