package io.concord.query.local;

import io.concord.contract.PopularProducts;
import io.concord.query.PopularReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The popular products per as-of day, kept for a moment: for a second, or twenty times as long as
 * they took to read if that is longer, but for three seconds at most however slow the machine is.
 * Thread-safe.
 */
public final class CachedPopularReader implements PopularReader {
  private static final int DAYS_MAX = 100;
  private static final long KEEP_NANOS_MIN = Duration.ofSeconds(1).toNanos();
  private static final long KEEP_NANOS_MAX = Duration.ofSeconds(3).toNanos();
  private static final int KEEP_READINGS = 20;

  private final PopularReader source;
  private final LongSupplier nanoTime;
  private final boolean keepsOn;
  private final Map<LocalDate, Kept> lists = new LinkedHashMap<>();

  CachedPopularReader(PopularReader source, boolean keepsOn, LongSupplier nanoTime) {
    this.source = source;
    this.keepsOn = keepsOn;
    this.nanoTime = nanoTime;
  }

  /** Of a source that may lose the popularity to another node: what is lost is forgotten. */
  public static CachedPopularReader ofHere(PopularReader source) {
    return new CachedPopularReader(source, false, System::nanoTime);
  }

  /** Of a source that asks all nodes: while none of them answers, the last list is kept on. */
  public static CachedPopularReader ofAnywhere(PopularReader source) {
    return new CachedPopularReader(source, true, System::nanoTime);
  }

  @Override
  public synchronized Result<PopularProducts> popular(LocalDate asOf) {
    Kept kept = lists.get(asOf);
    if (kept != null && nanoTime.getAsLong() - kept.untilNanos < 0) {
      return kept.products;
    }
    long start = nanoTime.getAsLong();
    Result<PopularProducts> read = source.popular(asOf);
    long end = nanoTime.getAsLong();
    if (read instanceof Found<PopularProducts> found) {
      keep(asOf, new Kept(found, end, end + keepNanos(end - start)));
      return read;
    }
    return keepsOn && kept != null ? kept.olderAt(end) : read;
  }

  private static long keepNanos(long readingNanos) {
    return Math.min(KEEP_NANOS_MAX, Math.max(KEEP_NANOS_MIN, readingNanos * KEEP_READINGS));
  }

  private void keep(LocalDate asOf, Kept kept) {
    lists.remove(asOf);
    lists.put(asOf, kept);
    if (lists.size() > DAYS_MAX) {
      lists.remove(lists.keySet().iterator().next());
    }
  }

  private record Kept(Found<PopularProducts> products, long readNanos, long untilNanos) {

    /** What is kept on for want of better ages. */
    Result<PopularProducts> olderAt(long nanos) {
      return new Found<>(products.value().older(TimeUnit.NANOSECONDS.toMillis(nanos - readNanos)));
    }
  }
}
