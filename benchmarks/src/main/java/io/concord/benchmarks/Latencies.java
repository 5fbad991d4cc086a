package io.concord.benchmarks;

import java.util.Arrays;

/** Durations in nanoseconds and their percentiles. Not thread-safe. */
public final class Latencies {
  private long[] nanos = new long[1024];
  private int size;

  public void add(long duration) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = duration;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < others.size; i++) {
      add(others.nanos[i]);
    }
  }

  public int size() {
    return size;
  }

  /** Milliseconds that this share of the durations does not exceed; 0.99 for p99, 1 for max. */
  public double millis(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * size) - 1)] / 1e6;
  }

  /** Such as {@code 12.3}. */
  public String text(double share) {
    return Report.format(millis(share) < 10 ? "%.2f" : "%.1f", millis(share));
  }
}
