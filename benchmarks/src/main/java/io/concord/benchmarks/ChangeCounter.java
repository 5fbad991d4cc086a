package io.concord.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the published change events. */
final class ChangeCounter implements AutoCloseable {
  private static final long SETTLE_MS = 1_000;

  private final AtomicLong published = new AtomicLong();
  private final TopicTail tail;

  ChangeCounter(String bootstrapServers) {
    tail =
        new TopicTail(
            bootstrapServers,
            "concord.recommendation-changed",
            "read_committed",
            event -> published.incrementAndGet());
  }

  /** The count when no more are on their way. */
  long settled() throws InterruptedException {
    Thread.sleep(SETTLE_MS);
    return published.get();
  }

  @Override
  public void close() {
    tail.close();
  }
}
