package io.concord.query.local;

import io.concord.scoring.InDemand;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The products of most demand of the day asked for last, kept for a while, because reading them is
 * a scan over all products: for ten seconds, or twenty times as long as they took to read if that
 * is longer. While one caller reads the same day anew, the others get what is there. Thread-safe.
 */
final class MostDemanded {
  private static final long KEEP_NANOS_MIN = Duration.ofSeconds(10).toNanos();
  private static final int KEEP_READINGS = 20;

  private final Function<LocalDate, List<InDemand>> source;
  private final LongSupplier nanoTime;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Kept kept;

  MostDemanded(Function<LocalDate, List<InDemand>> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  private record Kept(LocalDate day, List<InDemand> products, long untilNanos) {}

  /** Best first, over the orders before the start of the day. */
  List<InDemand> before(LocalDate day) {
    Kept current = kept;
    if (isOf(day, current) && (isFresh(current) || reading.isLocked())) {
      return current.products;
    }
    reading.lock();
    try {
      if (!isOf(day, kept) || !isFresh(kept)) {
        kept = read(day);
      }
      return kept.products;
    } finally {
      reading.unlock();
    }
  }

  private static boolean isOf(LocalDate day, Kept kept) {
    return kept != null && kept.day.equals(day);
  }

  private boolean isFresh(Kept kept) {
    return nanoTime.getAsLong() - kept.untilNanos < 0;
  }

  private Kept read(LocalDate day) {
    long start = nanoTime.getAsLong();
    List<InDemand> products = source.apply(day);
    long end = nanoTime.getAsLong();
    return new Kept(day, products, end + Math.max(KEEP_NANOS_MIN, (end - start) * KEEP_READINGS));
  }
}
