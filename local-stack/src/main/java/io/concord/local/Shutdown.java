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
  private static final long INTERRUPT_MS = 200;
  private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(5);

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean requested;
  private boolean stopping;

  private Shutdown() {}

  /** From now on a signal interrupts this thread. */
  static Shutdown ofThisThread(StartupLog log) {
    Shutdown shutdown = new Shutdown();
    Thread command = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutdown.run(command, log), "shutdown"));
    return shutdown;
  }

  /** Whether a signal has come; whatever fails from then on fails because of it. */
  boolean isRequested() {
    return requested;
  }

  /** The command has begun to stop what it started, and is interrupted no more. */
  synchronized void stopping() {
    stopping = true;
    Thread.interrupted();
  }

  /** Everything is stopped: the process may end. */
  void done() {
    closed.countDown();
  }

  private void run(Thread command, StartupLog log) {
    if (closed.getCount() == 0) {
      return;
    }
    requested = true;
    log.say("Stopping ...");
    try {
      // again and again: what is being started may swallow an interrupt
      while (interrupt(command)) {
        closed.await(INTERRUPT_MS, TimeUnit.MILLISECONDS);
      }
      if (closed.await(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        // the command decides on the exit code; the end of this hook would be quicker at times
        command.join(EXIT_TIMEOUT.toMillis());
      } else {
        log.say("recommender: not everything stopped in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean interrupt(Thread command) {
    if (!stopping) {
      command.interrupt();
    }
    return !stopping;
  }
}
