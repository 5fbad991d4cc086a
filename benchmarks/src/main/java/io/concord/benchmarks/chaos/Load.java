package io.concord.benchmarks.chaos;

import java.util.List;

/** Callers at work, each on a thread of its own. */
final class Load implements AutoCloseable {
  private final List<Thread> threads;

  Load(List<Caller> callers) {
    threads = callers.stream().map(caller -> new Thread(caller, "caller")).toList();
    threads.forEach(Thread::start);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
