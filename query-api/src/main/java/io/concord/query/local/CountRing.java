package io.concord.query.local;

import io.concord.app.metric.NodeCounts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** What was counted in the last minute, a sample a second. Thread-safe. */
final class CountRing {
  /** A minute, both ends of it. */
  private static final int SAMPLES_MAX = 61;

  private final Deque<Sample> samples = new ArrayDeque<>();

  /**
   * The counts of a moment.
   *
   * @param nanos any clock that only goes forward
   * @param requests counts of a {@link io.concord.app.metric.TimeHistogram}
   */
  record Sample(long nanos, NodeCounts counts, long[] requests) {}

  synchronized void add(Sample sample) {
    if (samples.size() == SAMPLES_MAX) {
      samples.removeFirst();
    }
    samples.addLast(sample);
  }

  /**
   * From the youngest sample that is at least so much older than the newest, or else the oldest, to
   * the newest.
   *
   * @return null before the first sample
   */
  synchronized Span last(Duration time) {
    Sample newest = samples.peekLast();
    Iterator<Sample> younger = samples.descendingIterator();
    Sample from = newest;
    while (younger.hasNext() && newest.nanos - from.nanos < time.toNanos()) {
      from = younger.next();
    }
    return newest == null ? null : new Span(from, newest);
  }

  /** Two samples, maybe the same. */
  record Span(Sample from, Sample to) {

    /**
     * Of a count that grew from one number to another: no rate when it began anew in between, or
     * when no time has passed.
     */
    double perSecond(long before, long now) {
      long nanos = to.nanos - from.nanos;
      return nanos == 0 ? 0 : Math.max(0, now - before) * 1e9 / nanos;
    }
  }
}
