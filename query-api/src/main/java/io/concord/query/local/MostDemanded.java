package io.concord.query.local;

import io.concord.scoring.InDemand;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The products of most demand per day, kept for a while, because reading them is a scan over all
 * products: for ten seconds, or twenty times as long as they took to read if that is longer, so
 * that reading takes a twentieth of a core at most. Thread-safe.
 */
final class MostDemanded {
  private static final int DAYS_MAX = 20;
  private static final long KEEP_NANOS_MIN = Duration.ofSeconds(10).toNanos();
  private static final int KEEP_READINGS = 20;

  private final Function<LocalDate, List<InDemand>> source;
  private final LongSupplier nanoTime;
  private final Map<LocalDate, Kept> days = new LinkedHashMap<>();

  MostDemanded(Function<LocalDate, List<InDemand>> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  private record Kept(List<InDemand> products, long untilNanos) {}

  /** Best first, over the orders before the start of the day. */
  synchronized List<InDemand> before(LocalDate day) {
    Kept kept = days.get(day);
    if (kept == null || nanoTime.getAsLong() - kept.untilNanos >= 0) {
      kept = read(day);
      days.remove(day);
      days.put(day, kept);
      if (days.size() > DAYS_MAX) {
        days.remove(days.keySet().iterator().next());
      }
    }
    return kept.products;
  }

  private Kept read(LocalDate day) {
    long start = nanoTime.getAsLong();
    List<InDemand> products = source.apply(day);
    long end = nanoTime.getAsLong();
    return new Kept(products, end + Math.max(KEEP_NANOS_MIN, (end - start) * KEEP_READINGS));
  }
}
