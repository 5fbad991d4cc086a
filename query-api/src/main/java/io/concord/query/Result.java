package io.concord.query;

import java.time.Duration;

/** The outcome of a question about one client. */
public sealed interface Result<T> {

  /** The answer. */
  record Found<T>(T value) implements Result<T> {}

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
