package io.concord.query;

import io.concord.contract.RecommendationRules;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Which list is asked for.
 *
 * @param limit length of the list, 1..{@link #LIMIT_MAX}
 * @param asOf the list over orders created before the start of this day; null for the live list
 * @param explain whether each place carries how its score came about, and what rules took out is
 *     told
 * @param rules that the list obeys, beside those of the node's settings
 * @param plain the list as it is without any rules, also those of the node's settings
 */
public record RecommendationQuery(
    long clientId,
    int limit,
    LocalDate asOf,
    boolean explain,
    RecommendationRules rules,
    boolean plain) {
  public static final int LIMIT_DEFAULT = 50;
  public static final int LIMIT_MAX = 500;

  public RecommendationQuery {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "limit must be between 1 and " + LIMIT_MAX + ", limit=" + limit);
    }
    Objects.requireNonNull(rules, "rules");
    if (plain && !rules.isEmpty()) {
      throw new IllegalArgumentException("a plain list must be without rules, rules=" + rules);
    }
  }

  /** Without rules of the request. */
  public RecommendationQuery(long clientId, int limit, LocalDate asOf, boolean explain) {
    this(clientId, limit, asOf, explain, RecommendationRules.NONE, false);
  }

  /** Without rules of anybody. */
  public static RecommendationQuery plain(long clientId, int limit, LocalDate asOf) {
    return new RecommendationQuery(clientId, limit, asOf, false, RecommendationRules.NONE, true);
  }
}
