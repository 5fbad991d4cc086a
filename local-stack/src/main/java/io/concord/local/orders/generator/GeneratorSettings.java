package io.concord.local.orders.generator;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What to invent.
 *
 * @param end the day after the last orders; today, for a history that reaches to yesterday
 * @param years length of the history, 2..10
 * @param clients 20..100,000; about 1 in 60 becomes HEAVY, 1 in 12 REGULAR, at least one of each
 * @param lines order lines to aim at, met within a few percent; 50..500 per client, since the
 *     clients have some 40 orders each on average
 */
public record GeneratorSettings(long seed, LocalDate end, int years, int clients, int lines) {
  private static final int LINES_PER_CLIENT_MIN = 50;
  private static final int LINES_PER_CLIENT_MAX = 500;

  public GeneratorSettings {
    Objects.requireNonNull(end, "end");
    requireRange("years", years, 2, 10);
    requireRange("clients", clients, 20, 100_000);
    requireRange(
        "lines",
        lines,
        (long) clients * LINES_PER_CLIENT_MIN,
        (long) clients * LINES_PER_CLIENT_MAX);
  }

  /** 500 clients with about 60,000 lines in three years. */
  public static GeneratorSettings defaults(long seed, LocalDate end) {
    return new GeneratorSettings(seed, end, 3, 500, 60_000);
  }

  /** First day of the history. */
  public LocalDate start() {
    return end.minusYears(years);
  }

  private static void requireRange(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s must be %d..%d, %s=%d".formatted(name, min, max, name, value));
    }
  }
}
