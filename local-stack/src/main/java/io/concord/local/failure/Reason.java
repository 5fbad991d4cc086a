package io.concord.local.failure;

/** Why something failed, in one line. */
public final class Reason {
  private Reason() {}

  /** The first line of the message if there is one, else the kind of failure. */
  public static String of(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElseThrow();
  }

  /** The reason of what a failure only wraps, if it wraps something. */
  public static String ofCause(Throwable failure) {
    return of(failure.getCause() == null ? failure : failure.getCause());
  }
}
