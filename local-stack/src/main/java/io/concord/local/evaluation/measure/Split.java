package io.concord.local.evaluation.measure;

import io.concord.purchase.Ticks;
import java.time.LocalDate;

/** Lists are as of the start of a day, and what is bought in so many days from it counts. */
public record Split(LocalDate day, int windowDays) {
  long ticks() {
    return Ticks.startOfDay(day.toEpochDay());
  }

  long endTicks() {
    return Ticks.startOfDay(end().toEpochDay());
  }

  /** The first day that does not count. */
  public LocalDate end() {
    return day.plusDays(windowDays);
  }
}
