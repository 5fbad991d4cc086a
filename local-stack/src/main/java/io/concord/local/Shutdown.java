package io.concord.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, at any moment: interrupts the command, which stops what it has started, and keeps the
 * process alive until that is done.
 */
final class Shutdown {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(60);

  private final CountDownLatch closed = new CountDownLatch(1);

  private Shutdown() {}

  /** From now on a signal interrupts this thread. */
  static Shutdown ofThisThread(StartupLog log) {
    Shutdown shutdown = new Shutdown();
    Thread command = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutdown.run(command, log), "shutdown"));
    return shutdown;
  }

  /** Blocks until a signal comes. */
  void await() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** Everything is stopped: the process may end. */
  void done() {
    closed.countDown();
  }

  private void run(Thread command, StartupLog log) {
    if (closed.getCount() == 0) {
      return;
    }
    log.say("Stopping ...");
    command.interrupt();
    try {
      if (!closed.await(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        log.say("recommender: not everything stopped in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
