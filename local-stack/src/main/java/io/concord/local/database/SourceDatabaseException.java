package io.concord.local.database;

/** The source database cannot be used; the message says in one line which and why. */
public final class SourceDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SourceDatabaseException(String message) {
    super(message);
  }

  SourceDatabaseException(String message, Throwable cause) {
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
