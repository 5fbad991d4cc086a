package io.concord.local.verify;

/** Nothing can be said about exactness; the message says in one line what could not be read. */
final class VerificationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VerificationException(String message) {
    super(message);
  }

  VerificationException(String message, Throwable cause) {
    super(message + ": " + reason(cause), cause);
  }

  /** First line of the message, or the kind of failure when there is none. */
  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElseThrow();
  }
}
