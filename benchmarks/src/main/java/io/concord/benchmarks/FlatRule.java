package io.concord.benchmarks;

import java.util.List;

/**
 * Whether a series of samples is flat: the mean of its last third is at most 5 % above that of the
 * third before it. What the first third does is the warm-up.
 */
record FlatRule(String name, double middle, double last) {
  static final int SAMPLES_MIN = 6;
  private static final double GROWTH_MAX = 0.05;

  static FlatRule of(String name, List<Long> samples) {
    int third = samples.size() / 3;
    int end = samples.size();
    return new FlatRule(
        name,
        mean(samples.subList(end - 2 * third, end - third)),
        mean(samples.subList(end - third, end)));
  }

  private static double mean(List<Long> samples) {
    return samples.stream().mapToLong(Long::longValue).average().orElse(0);
  }

  boolean isFlat() {
    return last <= middle * (1 + GROWTH_MAX);
  }

  @Override
  public String toString() {
    return Report.format(
        "%s %s %+.1f %% (%.0f to %.0f MB)",
        name, isFlat() ? "flat" : "GROWING", 100 * (last / middle - 1), middle, last);
  }
}
