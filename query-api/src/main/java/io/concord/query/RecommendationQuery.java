package io.concord.query;

import io.concord.contract.RecommendationRules;
import io.concord.scoring.Strategy;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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
 * @param strategy label of the one that ranks the list; null for the client's own, or for V3 in a
 *     plain list
 */
public record RecommendationQuery(
    long clientId,
    int limit,
    LocalDate asOf,
    boolean explain,
    RecommendationRules rules,
    boolean plain,
    String strategy) {
  public static final int LIMIT_DEFAULT = 50;
  public static final int LIMIT_MAX = 500;

  /** Labels of all strategies. */
  public static final List<String> STRATEGIES =
      Arrays.stream(Strategy.values()).map(Strategy::label).toList();

  public RecommendationQuery {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "limit must be between 1 and " + LIMIT_MAX + ", limit=" + limit);
    }
    Objects.requireNonNull(rules, "rules");
    if (plain && !rules.isEmpty()) {
      throw new IllegalArgumentException("a plain list must be without rules, rules=" + rules);
    }
    if (strategy != null && !STRATEGIES.contains(strategy)) {
      throw new IllegalArgumentException(
          "strategy must be one of " + STRATEGIES + ", strategy=" + strategy);
    }
  }

  /** By the client's own strategy, or V3 when plain. */
  public RecommendationQuery(
      long clientId,
      int limit,
      LocalDate asOf,
      boolean explain,
      RecommendationRules rules,
      boolean plain) {
    this(clientId, limit, asOf, explain, rules, plain, null);
  }

  /** By the client's own strategy, without rules of the request. */
  public RecommendationQuery(long clientId, int limit, LocalDate asOf, boolean explain) {
    this(clientId, limit, asOf, explain, RecommendationRules.NONE, false);
  }

  /** By V3 for every client, without rules of anybody. */
  public static RecommendationQuery plain(long clientId, int limit, LocalDate asOf) {
    return new RecommendationQuery(clientId, limit, asOf, false, RecommendationRules.NONE, true);
  }
}
