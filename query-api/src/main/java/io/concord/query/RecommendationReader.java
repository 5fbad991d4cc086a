package io.concord.query;

import io.concord.contract.Recommendations;

/** Reads recommendation lists. Implementations are thread-safe. */
public interface RecommendationReader {

  /** The client's list; the popular products for a known client without purchases. */
  Result<Recommendations> recommendations(RecommendationQuery query);

  /**
   * The popular products as an answer for this client, known or not; never {@link
   * Result.UnknownClient}.
   */
  Result<Recommendations> popular(RecommendationQuery query);
}
