package io.concord.query.routing;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;

/** Threads that ask several nodes at once. */
final class Senders {
  /** Requests to other nodes at once; more are sent by the callers themselves. */
  private static final int SENDERS_MAX = 16;

  private Senders() {}

  static ThreadPoolExecutor named(String name) {
    return new ThreadPoolExecutor(
        0,
        SENDERS_MAX,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        },
        new CallerRunsPolicy());
  }
}
