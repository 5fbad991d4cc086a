package io.concord.query;

import java.time.LocalDate;

/**
 * Which list is asked for.
 *
 * @param limit length of the list, 1..{@link #LIMIT_MAX}
 * @param asOf the list over orders created before the start of this day; null for the live list
 * @param explain whether each place carries how its score came about
 */
public record RecommendationQuery(long clientId, int limit, LocalDate asOf, boolean explain) {
  public static final int LIMIT_DEFAULT = 50;
  public static final int LIMIT_MAX = 500;

  public RecommendationQuery {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "limit must be between 1 and " + LIMIT_MAX + ", limit=" + limit);
    }
  }
}
