package io.concord.http.exchange;

import io.concord.contract.Recommendations;
import io.concord.query.RecommendationQuery;

/**
 * Tells which answers come from the list kept for the client, the old service's "cached": the live
 * one, not longer than it is kept, of a client who has one, without rules, by the client's own
 * strategy. Others are scored on demand, or may have been.
 */
public final class StoredList {
  private StoredList() {}

  public static boolean answers(RecommendationQuery query, Recommendations answer) {
    return query.asOf() == null
        && query.strategy() == null
        && !query.plain()
        && query.limit() <= RecommendationQuery.LIMIT_DEFAULT
        && answer.source() == Recommendations.Source.HISTORY
        && answer.rules() == null
        && answer.defaultRules() == null;
  }
}
