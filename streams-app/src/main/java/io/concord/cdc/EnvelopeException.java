package io.concord.cdc;

/** A source record that cannot be trusted; it belongs in the dead letters, its message says why. */
public final class EnvelopeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnvelopeException(String message) {
    super(message);
  }

  public EnvelopeException(String message, Throwable cause) {
    super(message, cause);
  }
}
