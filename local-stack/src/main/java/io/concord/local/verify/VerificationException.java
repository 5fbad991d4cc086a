package io.concord.local.verify;

import io.concord.local.failure.Reason;

/** Nothing can be said about exactness; the message says in one line what could not be read. */
final class VerificationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VerificationException(String message) {
    super(message);
  }

  VerificationException(String message, Throwable cause) {
    super(message + ": " + Reason.of(cause), cause);
  }
}
