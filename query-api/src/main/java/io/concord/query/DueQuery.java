package io.concord.query;

import java.time.LocalDate;

/**
 * Which of a client's products are asked for that it is due to order again.
 *
 * @param asOf as it stood at the start of this day; null for now
 * @param limit products at most, 1..{@link #LIMIT_MAX}
 * @param withinDays also products whose window begins in so many days, 0..{@link #DAYS_MAX}
 */
public record DueQuery(long clientId, LocalDate asOf, int limit, int withinDays) {
  public static final int LIMIT_DEFAULT = 50;
  public static final int LIMIT_MAX = 500;
  public static final int DAYS_MAX = 366;

  public DueQuery {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "limit must be between 1 and " + LIMIT_MAX + ", limit=" + limit);
    }
    if (withinDays < 0 || withinDays > DAYS_MAX) {
      throw new IllegalArgumentException(
          "withinDays must be between 0 and " + DAYS_MAX + ", withinDays=" + withinDays);
    }
  }
}
