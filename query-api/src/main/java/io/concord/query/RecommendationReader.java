package io.concord.query;

import io.concord.contract.Recommendations;
import java.util.List;

/** Reads recommendation lists. Implementations are thread-safe. */
public interface RecommendationReader {

  /** The client's list; the popular products for a known client without purchases. */
  Result<Recommendations> recommendations(RecommendationQuery query);

  /** The lists of many clients, a result for each query in its order. */
  default List<Result<Recommendations>> recommendations(List<RecommendationQuery> queries) {
    return queries.stream().map(this::recommendations).toList();
  }

  /**
   * The popular products as an answer for this client, known or not; never {@link
   * Result.UnknownClient}.
   */
  Result<Recommendations> popular(RecommendationQuery query);
}
