package io.concord.local.sqlserver.tds;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Dates and times of day as unsigned integers: days since 0001-01-01, and parts of a second since
 * midnight, which are as fine as the type's scale says (7: ticks of 100 ns).
 */
final class Ticks {
  static final int DATE_BYTES = 3;

  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final int NANO_SCALE = 9;

  private Ticks() {}

  static long days(LocalDate date) {
    return date.toEpochDay() - FIRST_DAY;
  }

  static LocalDate date(long days) {
    return LocalDate.ofEpochDay(FIRST_DAY + days);
  }

  static long parts(LocalTime time, int scale) {
    return time.toNanoOfDay() / nanos(scale);
  }

  static LocalTime time(long parts, int scale) {
    return LocalTime.ofNanoOfDay(parts * nanos(scale));
  }

  /** How many bytes a time of this scale takes. */
  static int bytes(int scale) {
    return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
  }

  private static long nanos(int scale) {
    long nanos = 1;
    for (int i = scale; i < NANO_SCALE; i++) {
      nanos *= 10;
    }
    return nanos;
  }
}
