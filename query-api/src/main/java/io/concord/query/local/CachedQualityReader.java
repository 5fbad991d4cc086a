package io.concord.query.local;

import io.concord.contract.Quality;
import io.concord.query.QualityReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The quality of the days asked for last, each kept for a second; kept on while nobody answers.
 * Thread-safe.
 */
public final class CachedQualityReader implements QualityReader {
  private static final int SPANS_MAX = 100;
  private static final long KEEP_NANOS = Duration.ofSeconds(1).toNanos();

  private final QualityReader source;
  private final LongSupplier nanoTime;
  private final Map<Span, Kept> spans = new LinkedHashMap<>();

  public CachedQualityReader(QualityReader source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  private record Span(LocalDate to, int days) {}

  private record Kept(Result<Quality> quality, Found<Quality> last, long readNanos) {}

  @Override
  public synchronized Result<Quality> quality(LocalDate to, int days) {
    Span span = new Span(to, days);
    Kept kept = spans.get(span);
    long now = nanoTime.getAsLong();
    if (kept == null || now - kept.readNanos() >= KEEP_NANOS) {
      kept = read(span, kept);
      spans.remove(span);
      spans.put(span, kept);
      if (spans.size() > SPANS_MAX) {
        spans.remove(spans.keySet().iterator().next());
      }
    }
    return kept.quality();
  }

  /** Nobody is asked again at once who could not answer. */
  private Kept read(Span span, Kept before) {
    Result<Quality> read = source.quality(span.to(), span.days());
    long end = nanoTime.getAsLong();
    if (read instanceof Found<Quality> found) {
      return new Kept(found, found, end);
    }
    Found<Quality> last = before == null ? null : before.last();
    if (last == null) {
      return new Kept(read, null, end);
    }
    long olderMs = TimeUnit.NANOSECONDS.toMillis(end - before.readNanos());
    Found<Quality> older = new Found<>(last.value().older(olderMs));
    return new Kept(older, older, end);
  }
}
