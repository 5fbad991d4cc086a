package io.concord.query;

import java.time.Duration;

/** The outcome of a question about one client. */
public sealed interface Result<T> {

  /**
   * The answer.
   *
   * @param by for logs and traces; callers are answered alike
   */
  record Found<T>(T value, AnsweredBy by) implements Result<T> {
    /** Read where it was asked for. */
    public Found(T value) {
      this(value, AnsweredBy.OWNER);
    }
  }

  /** The same, read there. */
  default Result<T> by(AnsweredBy source) {
    return this instanceof Found<T> found ? new Found<>(found.value(), source) : this;
  }

  /** No source table has ever mentioned the client. */
  record UnknownClient<T>(long clientId) implements Result<T> {}

  /**
   * Nobody can answer right now.
   *
   * @param reason what the caller is waiting for, one sentence
   * @param retryAfter when it is worth asking again
   */
  record Unavailable<T>(String reason, Duration retryAfter) implements Result<T> {}
}
