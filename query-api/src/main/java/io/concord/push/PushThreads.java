package io.concord.push;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few threads that serve all subscribers of a node, however many there are. */
public final class PushThreads implements AutoCloseable {
  /** Readers of the log at once. */
  public static final int READERS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(PushThreads.class);
  private static final int DELIVERERS = 2;
  private static final long LATER_MS = 250;

  private final ExecutorService catchUps =
      Executors.newFixedThreadPool(READERS, named("push-catch-up"));
  private final ExecutorService deliveries =
      Executors.newFixedThreadPool(DELIVERERS, named("push-delivery"));
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(named("push-clock"));

  public PushExecutors executors() {
    return new PushExecutors(
        catchUps,
        task -> clock.schedule(() -> catchUps.execute(task), LATER_MS, TimeUnit.MILLISECONDS),
        deliveries);
  }

  /** Ticks the heartbeats; what fails once is tried again with the next tick. */
  public void tick(Heartbeats heartbeats) {
    clock.scheduleAtFixedRate(() -> tickOnce(heartbeats), 1, 1, TimeUnit.SECONDS);
  }

  private static void tickOnce(Heartbeats heartbeats) {
    try {
      heartbeats.tick();
    } catch (RuntimeException e) {
      LOG.error("Subscribers could not be looked at", e);
    }
  }

  private static ThreadFactory named(String name) {
    AtomicInteger numbers = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + numbers.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {
    clock.shutdownNow();
    catchUps.shutdownNow();
    deliveries.shutdown();
  }
}
