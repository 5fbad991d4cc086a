package io.concord.push;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Who does what takes time.
 *
 * @param catchUps reads back in the log, and may block
 * @param later does so after a moment
 * @param deliveries hands events to connections, which does not block
 */
public record PushExecutors(Executor catchUps, Executor later, Executor deliveries) {
  public PushExecutors {
    Objects.requireNonNull(catchUps, "catchUps");
    Objects.requireNonNull(later, "later");
    Objects.requireNonNull(deliveries, "deliveries");
  }
}
