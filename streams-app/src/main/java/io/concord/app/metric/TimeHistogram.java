package io.concord.app.metric;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many times were about so long, in buckets no wider than an eighth of their time, so that the
 * middle of one is right to 6 %. Every node has the same buckets: their counts can be added up, and
 * percentiles over nodes come out of the sums. Thread-safe.
 *
 * <pre>
 * microseconds 0 1 .. 7 | 8 .. 15 by 1 | 16 .. 31 by 2 | 32 .. 63 by 4 | ...
 * </pre>
 */
public final class TimeHistogram {
  private static final int PER_OCTAVE_BITS = 3;
  private static final int PER_OCTAVE = 1 << PER_OCTAVE_BITS;

  /** A day, and some. */
  private static final long MICROS_MAX = (1L << 37) - 1;

  private static final int BUCKETS = bucket(MICROS_MAX) + 1;

  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

  public void record(long nanos) {
    long micros = Math.max(0, Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), MICROS_MAX));
    counts.incrementAndGet(bucket(micros));
  }

  /** The counts of all buckets at this moment, since the start. */
  public long[] snapshot() {
    long[] snapshot = new long[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      snapshot[i] = counts.get(i);
    }
    return snapshot;
  }

  /** The middle of a bucket. */
  public static double middleMs(int bucket) {
    int octave = Math.max(0, bucket / PER_OCTAVE - 1);
    long from = (long) (bucket - octave * PER_OCTAVE) << octave;
    return (from + (1L << octave) / 2.0) / 1_000;
  }

  private static int bucket(long micros) {
    int octave = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - PER_OCTAVE_BITS);
    return octave * PER_OCTAVE + (int) (micros >> octave);
  }
}
