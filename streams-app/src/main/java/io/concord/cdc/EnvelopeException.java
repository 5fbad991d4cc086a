package io.concord.cdc;

/**
 * A source record that cannot be trusted; it belongs in the dead letters, its message says why. The
 * message is cut to {@link #MESSAGE_MAX}: it may quote a value, and goes into a header.
 */
public final class EnvelopeException extends RuntimeException {
  /** Characters of a message, at most. */
  public static final int MESSAGE_MAX = 500;

  private static final long serialVersionUID = 1L;

  public EnvelopeException(String message) {
    super(cut(message));
  }

  public EnvelopeException(String message, Throwable cause) {
    super(cut(message), cause);
  }

  private static String cut(String message) {
    return message.length() <= MESSAGE_MAX ? message : message.substring(0, MESSAGE_MAX);
  }
}
