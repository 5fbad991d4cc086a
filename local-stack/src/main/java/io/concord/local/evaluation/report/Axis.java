package io.concord.local.evaluation.report;

import io.concord.local.evaluation.measure.Estimate;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * A scale that begins and ends at round numbers and has 0 in it.
 *
 * @param first and last in steps
 */
record Axis(double step, long first, long last) {
  private static final int STEPS_MAX = 5;

  /** Holds all estimates with their intervals. */
  static Axis of(List<Estimate> estimates) {
    double low = estimates.stream().flatMapToDouble(Axis::values).min().orElse(0);
    double high = estimates.stream().flatMapToDouble(Axis::values).max().orElse(0);
    return of(Math.min(0, low), Math.max(0, high));
  }

  private static Axis of(double low, double high) {
    double span = high > low ? high - low : 1;
    double power = Math.pow(10, Math.floor(Math.log10(span / STEPS_MAX)));
    double step =
        DoubleStream.of(1, 2, 5, 10)
            .map(factor -> factor * power)
            .filter(size -> span / size <= STEPS_MAX)
            .findFirst()
            .orElse(10 * power);
    long last = (long) Math.ceil(high / step - 1e-9);
    long first = (long) Math.floor(low / step + 1e-9);
    return new Axis(step, first, Math.max(last, first + 1));
  }

  private static DoubleStream values(Estimate estimate) {
    return estimate.interval() == null
        ? DoubleStream.of(estimate.mean())
        : DoubleStream.of(estimate.mean(), estimate.interval().low(), estimate.interval().high());
  }

  DoubleStream ticks() {
    return LongStream.rangeClosed(first, last).mapToDouble(n -> n * step);
  }

  /** Where a number lies, 0 at the beginning and 1 at the end. */
  double place(double number) {
    return (number / step - first) / (last - first);
  }
}
