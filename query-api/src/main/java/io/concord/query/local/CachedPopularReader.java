package io.concord.query.local;

import io.concord.contract.PopularProducts;
import io.concord.query.PopularReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The popular products per as-of day, kept for a moment: for a second, or twenty times as long as
 * they took to read if that is longer. A list that cannot be read anew is kept on. Thread-safe.
 */
public final class CachedPopularReader implements PopularReader {
  private static final int DAYS_MAX = 100;
  private static final long KEEP_NANOS_MIN = Duration.ofSeconds(1).toNanos();
  private static final int KEEP_READINGS = 20;

  private final PopularReader source;
  private final Map<LocalDate, Kept> lists = new LinkedHashMap<>();

  public CachedPopularReader(PopularReader source) {
    this.source = source;
  }

  @Override
  public synchronized Result<PopularProducts> popular(LocalDate asOf) {
    Kept kept = lists.get(asOf);
    if (kept != null && System.nanoTime() - kept.untilNanos < 0) {
      return kept.products;
    }
    long start = System.nanoTime();
    Result<PopularProducts> read = source.popular(asOf);
    long end = System.nanoTime();
    if (read instanceof Found<?>) {
      keep(asOf, new Kept(read, end + Math.max(KEEP_NANOS_MIN, (end - start) * KEEP_READINGS)));
      return read;
    }
    return kept == null ? read : kept.products;
  }

  private void keep(LocalDate asOf, Kept kept) {
    lists.remove(asOf);
    lists.put(asOf, kept);
    if (lists.size() > DAYS_MAX) {
      lists.remove(lists.keySet().iterator().next());
    }
  }

  private record Kept(Result<PopularProducts> products, long untilNanos) {}
}
