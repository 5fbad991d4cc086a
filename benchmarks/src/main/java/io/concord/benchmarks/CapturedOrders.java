package io.concord.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When a plain consumer saw the CDC record of each order. */
final class CapturedOrders implements AutoCloseable {
  private static final long WAIT_MAX_MS = 10_000;

  private final Map<Long, Long> seen = new ConcurrentHashMap<>();
  private final TopicTail tail;

  CapturedOrders(String bootstrapServers) {
    tail =
        new TopicTail(
            bootstrapServers,
            "concord.cdc.Order",
            "read_uncommitted",
            order -> seen.putIfAbsent(Long.parseLong(order.key()), System.nanoTime()));
  }

  /** As {@link System#nanoTime} told it. */
  long seenNanos(long orderId) throws InterruptedException {
    long deadline = System.currentTimeMillis() + WAIT_MAX_MS;
    while (!seen.containsKey(orderId)) {
      if (System.currentTimeMillis() > deadline) {
        throw new IllegalStateException("an order must be captured, order=" + orderId);
      }
      Thread.sleep(10);
    }
    return seen.get(orderId);
  }

  @Override
  public void close() {
    tail.close();
  }
}
