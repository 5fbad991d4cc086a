package io.concord.local.orders.generator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * When the distributor takes orders: Monday to Friday from 7 to 18 o'clock, less on Saturdays from
 * 8 to 13, never on Sundays and a few holidays; most before noon, more in spring and autumn.
 */
final class BusinessCalendar {
  private static final Set<MonthDay> HOLIDAYS =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(1, 6),
          MonthDay.of(5, 1),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26));
  private static final double[] WEIGHT_OF_WEEKDAY = {1.0, 0.95, 0.9, 0.9, 0.8, 0.12, 0};
  private static final double[] WEIGHT_OF_MONTH = {
    0.75, 0.8, 0.95, 1.0, 0.95, 0.85, 0.8, 0.8, 0.95, 1.0, 0.95, 0.7
  };

  private BusinessCalendar() {}

  static boolean isOpen(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SUNDAY && !HOLIDAYS.contains(MonthDay.from(day));
  }

  static LocalTime opening(LocalDate day) {
    return LocalTime.of(isSaturday(day) ? 8 : 7, 0);
  }

  static LocalTime closing(LocalDate day) {
    return LocalTime.of(isSaturday(day) ? 13 : 18, 0);
  }

  /** A moment at which somebody might order; at least one open day must lie in the period. */
  static LocalDateTime moment(LocalDate from, LocalDate until, Dice dice) {
    int days = (int) ChronoUnit.DAYS.between(from, until);
    LocalDate day = from.plusDays(dice.between(0, days - 1));
    while (!isOpen(day) || !dice.chance(weight(day))) {
      day = from.plusDays(dice.between(0, days - 1));
    }
    int seconds = (int) ChronoUnit.SECONDS.between(opening(day), closing(day)) - 1;
    int early = Math.min(dice.between(0, seconds), dice.between(0, seconds));
    return day.atTime(opening(day))
        .plusSeconds(dice.chance(0.5) ? early : dice.between(0, seconds));
  }

  private static double weight(LocalDate day) {
    return WEIGHT_OF_WEEKDAY[day.getDayOfWeek().ordinal()]
        * WEIGHT_OF_MONTH[day.getMonthValue() - 1];
  }

  private static boolean isSaturday(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY;
  }
}
