package io.concord.local.orders.simulator;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How lively the simulation is.
 *
 * @param seed decides what happens, as far as the database is the same; when it happens is random
 *     around the mean, too
 * @param meanInterval mean time between transactions, 1 ms to 1 day
 * @param businessZone whose wall clock the orders are dated with
 */
public record SimulatorSettings(long seed, Duration meanInterval, ZoneId businessZone) {
  private static final Duration INTERVAL_MIN = Duration.ofMillis(1);
  private static final Duration INTERVAL_MAX = Duration.ofDays(1);

  public SimulatorSettings {
    Objects.requireNonNull(businessZone, "businessZone");
    if (meanInterval.compareTo(INTERVAL_MIN) < 0 || meanInterval.compareTo(INTERVAL_MAX) > 0) {
      throw new IllegalArgumentException(
          "meanInterval must be 1 ms to 1 day, meanInterval=" + meanInterval);
    }
  }
}
