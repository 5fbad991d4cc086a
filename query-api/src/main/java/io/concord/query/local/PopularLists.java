package io.concord.query.local;

import io.concord.scoring.ScoredProduct;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The popular products per as-of day, computed by one scan over all products and days and kept for
 * a moment: for a second, or twenty times as long as the scan took if that is longer. Thread-safe.
 */
final class PopularLists {
  private static final int DAYS_MAX = 100;
  private static final long KEEP_NANOS_MIN = Duration.ofSeconds(1).toNanos();
  private static final int KEEP_SCANS = 20;

  private final LocalStores stores;
  private final Map<LocalDate, Kept> lists = new LinkedHashMap<>();

  PopularLists(LocalStores stores) {
    this.stores = stores;
  }

  /** The list, at most {@link io.concord.scoring.Popularity#SIZE_MAX} long. */
  synchronized List<ScoredProduct> asOf(LocalDate asOf) {
    Kept kept = lists.get(asOf);
    if (kept == null || System.nanoTime() - kept.untilNanos > 0) {
      kept = compute(asOf);
      lists.remove(asOf);
      lists.put(asOf, kept);
      if (lists.size() > DAYS_MAX) {
        lists.remove(lists.keySet().iterator().next());
      }
    }
    return kept.products;
  }

  private Kept compute(LocalDate asOf) {
    long start = System.nanoTime();
    List<ScoredProduct> products = stores.popularity().ranking(Math.toIntExact(asOf.toEpochDay()));
    long end = System.nanoTime();
    return new Kept(products, end + Math.max(KEEP_NANOS_MIN, (end - start) * KEEP_SCANS));
  }

  private record Kept(List<ScoredProduct> products, long untilNanos) {}
}
