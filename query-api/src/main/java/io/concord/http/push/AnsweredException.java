package io.concord.http.push;

/** Keeps an upgrade from happening whose answer was given. */
final class AnsweredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AnsweredException() {
    super("the answer was given", null, false, false);
  }
}
