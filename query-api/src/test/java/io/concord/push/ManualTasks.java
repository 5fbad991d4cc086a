package io.concord.push;

import java.util.ArrayDeque;

/** Executors that run what they are given when they are told, on the caller's thread. */
final class ManualTasks {
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

  PushExecutors executors() {
    return new PushExecutors(tasks::add, tasks::add, tasks::add);
  }

  /** At most so many. */
  void run(int count) {
    for (int i = 0; i < count && !tasks.isEmpty(); i++) {
      tasks.removeFirst().run();
    }
  }

  /** All, and what comes of them; those that wait for something come back for ever. */
  void runAll() {
    run(10_000);
  }
}
