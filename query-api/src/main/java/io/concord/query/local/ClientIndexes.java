package io.concord.query.local;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * One {@link ClientIndex} per partition, read anew in the background when it is asked for and older
 * than two seconds, or than twenty times what it takes to read: so that searches cost at most a
 * twentieth of a core beyond their own work, however many clients there are. Thread-safe.
 */
final class ClientIndexes {
  private static final long KEEP_NANOS_MIN = Duration.ofSeconds(2).toNanos();
  private static final int KEEP_READINGS = 20;

  /** Numbers of orders decide the ranks of names alone; they cost the most to read. */
  private static final long KEEP_ORDERS_NANOS = Duration.ofMinutes(10).toNanos();

  /** What nobody asks for is dropped: the partition may be at another node by now. */
  private static final long IDLE_NANOS_MAX = Duration.ofMinutes(10).toNanos();

  private final Reading reading;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final Map<Integer, Entry> entries = new ConcurrentHashMap<>();

  /** Reads what a partition's index is made of. */
  interface Reading {
    ClientIndex clients(int partition);

    /** Fills in the orders. */
    void orders(int partition, ClientIndex index);
  }

  ClientIndexes(Reading reading, Executor executor, LongSupplier nanoTime) {
    this.reading = reading;
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  /** Begins to read what will be asked for in a moment, so that the waits are one. */
  void begin(int partition) {
    long now = nanoTime.getAsLong();
    entries.values().removeIf(entry -> now - entry.askedNanos > IDLE_NANOS_MAX);
    Entry entry = entries.computeIfAbsent(partition, any -> new Entry(any, now));
    entry.askedNanos = now;
    if (!entry.isFresh(now)) {
      entry.reading();
    }
  }

  /**
   * The index of a partition that was begun.
   *
   * @param untilNanos a better one is waited for until then, and the old one taken after that
   * @return null while it is read for the first time, or cannot be
   */
  ClientIndex of(int partition, long untilNanos) {
    Entry entry = entries.get(partition);
    return entry == null ? null : entry.best(untilNanos);
  }

  private final class Entry {
    private final int partition;
    private volatile long askedNanos;
    private volatile Kept kept;
    private CompletableFuture<Void> read;

    Entry(int partition, long now) {
      this.partition = partition;
      this.askedNanos = now;
    }

    boolean isFresh(long now) {
      Kept current = kept;
      return current != null && now - current.readNanos < current.keepNanos;
    }

    ClientIndex best(long untilNanos) {
      long now = nanoTime.getAsLong();
      if (!isFresh(now)) {
        waitForReading(untilNanos - now);
      }
      Kept best = kept;
      return best == null ? null : best.index;
    }

    private synchronized CompletableFuture<Void> reading() {
      if (read == null || read.isDone()) {
        read = CompletableFuture.runAsync(this::read, executor);
      }
      return read;
    }

    private void read() {
      long start = nanoTime.getAsLong();
      Kept before = kept;
      ClientIndex index = reading.clients(partition);
      boolean isKnown = before != null && start - before.ordersNanos < KEEP_ORDERS_NANOS;
      if (isKnown) {
        index.ordersOf(before.index);
      } else {
        reading.orders(partition, index);
      }
      long end = nanoTime.getAsLong();
      long keep = Math.max(KEEP_NANOS_MIN, (end - start) * KEEP_READINGS);
      kept = new Kept(index, start, keep, isKnown ? before.ordersNanos : start);
    }

    private void waitForReading(long nanos) {
      try {
        reading().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        // the store is large, or moved away meanwhile: what was read before must do
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private record Kept(ClientIndex index, long readNanos, long keepNanos, long ordersNanos) {}
}
