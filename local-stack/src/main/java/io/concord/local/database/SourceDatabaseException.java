package io.concord.local.database;

import io.concord.local.failure.Reason;

/** The source database cannot be used; the message says in one line which and why. */
public final class SourceDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SourceDatabaseException(String message) {
    super(message);
  }

  SourceDatabaseException(String message, Throwable cause) {
    super(message + ": " + Reason.of(cause), cause);
  }
}
