package io.concord.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts that run, closed in the reverse order of their start. A part that is ready only after
 * the closing is closed at once. Thread-safe.
 */
final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private boolean closed;

  /**
   * Remembers a part that was started, and returns it.
   *
   * @throws CancellationException when everything is being closed
   */
  <T extends AutoCloseable> T add(T part) {
    synchronized (running) {
      if (!closed) {
        running.push(part);
        return part;
      }
    }
    close(part);
    throw new CancellationException("the local stack is stopping");
  }

  /** Closes every part; a part that fails to close does not keep the others from it. */
  @Override
  public void close() {
    synchronized (running) {
      closed = true;
    }
    // an interrupt asks for the closing; it must not cut it short
    Thread.interrupted();
    for (AutoCloseable part = next(); part != null; part = next()) {
      close(part);
    }
  }

  private AutoCloseable next() {
    synchronized (running) {
      return running.poll();
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not stop cleanly: {}", part.getClass().getSimpleName(), e.getMessage());
    }
  }
}
