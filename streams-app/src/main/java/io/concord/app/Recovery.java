package io.concord.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.UnknownProducerIdException;

/**
 * Tells failures that a new start on the same state heals, because they lie in the conversation
 * with the brokers: a transaction that timed out while the process stood still, a broker that was
 * away. What nobody foresaw is not among them, and what comes again and again is not healed.
 */
final class Recovery {
  private static final int STARTS_MAX = 10;
  private static final Duration PERIOD = Duration.ofMinutes(10);

  private static final List<Class<? extends Throwable>> CONVERSATION =
      List.of(
          RetriableException.class,
          InvalidTxnStateException.class,
          TransactionAbortableException.class,
          ProducerFencedException.class,
          InvalidProducerEpochException.class,
          InvalidPidMappingException.class,
          UnknownProducerIdException.class,
          OutOfOrderSequenceException.class);

  private final Deque<Long> startsNanos = new ArrayDeque<>();

  /** Whether to start anew after this failure; each time it says so counts as a start. */
  synchronized boolean allows(Throwable failure, long nowNanos) {
    while (!startsNanos.isEmpty() && nowNanos - startsNanos.peek() > PERIOD.toNanos()) {
      startsNanos.remove();
    }
    if (!isConversation(failure) || startsNanos.size() == STARTS_MAX) {
      return false;
    }
    startsNanos.add(nowNanos);
    return true;
  }

  private static boolean isConversation(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> CONVERSATION.stream().anyMatch(kind -> kind.isInstance(cause)));
  }
}
