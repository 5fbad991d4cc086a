package io.concord.http.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads the dates that callers may name: ISO-8601, years 0001 to 9999. */
public final class Dates {
  private static final int YEAR_MAX = 9999;

  private Dates() {}

  /**
   * The date this text spells.
   *
   * @throws DateTimeParseException when it spells none that is allowed
   */
  public static LocalDate parse(String text) {
    LocalDate date = LocalDate.parse(text);
    if (date.getYear() < 1 || date.getYear() > YEAR_MAX) {
      throw new DateTimeParseException("the year must be 0001 to 9999", text, 0);
    }
    return date;
  }
}
