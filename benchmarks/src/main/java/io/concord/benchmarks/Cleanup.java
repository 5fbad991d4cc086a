package io.concord.benchmarks;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must not outlive the benchmark, closed in reverse order, once, also on Ctrl-C. Thread-safe.
 */
public final class Cleanup implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  public Cleanup() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "cleanup"));
  }

  public synchronized <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Closes one part before the end. */
  public synchronized void close(AutoCloseable part) {
    if (parts.remove(part)) {
      closeQuietly(part);
    }
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      closeQuietly(parts.pop());
    }
  }

  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      Report.progress("%s did not stop cleanly: %s", part.getClass().getSimpleName(), e);
    }
  }
}
