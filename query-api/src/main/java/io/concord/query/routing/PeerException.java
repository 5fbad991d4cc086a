package io.concord.query.routing;

/** Another node did not answer, or not as agreed. Carries no stack trace: it is thrown often. */
public final class PeerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PeerException(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
