package io.concord.benchmarks;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks for lists of random clients at an even rate on one connection, until closed. */
final class PacedLookups implements AutoCloseable {
  private static final long CLOSE_MS = 10_000;

  private final int port;
  private final int clients;
  private final int perSecond;
  private final SplittableRandom random = new SplittableRandom(13);
  private final Thread thread = new Thread(this::run, "lookups");
  private volatile long answered;
  private volatile long refused;
  private volatile boolean closed;

  PacedLookups(int port, int clients, int perSecond) {
    this.port = port;
    this.clients = clients;
    this.perSecond = perSecond;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  long answered() {
    return answered;
  }

  /** Questions that were answered with an error, or not at all. */
  long refused() {
    return refused;
  }

  private void run() {
    while (!closed) {
      try (HttpConnection connection = new HttpConnection(port)) {
        ask(connection);
      } catch (IOException e) {
        refused = refused + 1;
      }
    }
  }

  private void ask(HttpConnection connection) throws IOException {
    long dueNanos = System.nanoTime();
    while (!closed) {
      try {
        connection.get(
            "/v1/clients/" + random.nextInt(1, clients + 1) + "/recommendations?limit=50");
        answered = answered + 1;
      } catch (IllegalStateException e) {
        refused = refused + 1;
      }
      dueNanos += TimeUnit.SECONDS.toNanos(1) / perSecond;
      LockSupport.parkNanos(dueNanos - System.nanoTime());
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
