package io.concord.local;

import io.concord.local.failure.Reason;

/** A part of the stack could not be started; the message names it and the innermost cause. */
final class PartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PartFailure(String part, Throwable cause) {
    super("the part \"" + part + "\" failed: " + Reason.of(innermost(cause)), cause);
  }

  private static Throwable innermost(Throwable cause) {
    Throwable innermost = cause;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    return innermost;
  }
}
