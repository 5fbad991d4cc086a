package io.concord.trace;

import io.concord.contract.Recommendations;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import java.util.List;

/** A reader of lists, followed. */
record TracedRecommendationReader(RecommendationReader reader, RoutingSpans spans)
    implements RecommendationReader {
  @Override
  public Result<Recommendations> recommendations(RecommendationQuery query) {
    return spans.one(query.clientId(), () -> reader.recommendations(query));
  }

  @Override
  public List<Result<Recommendations>> recommendations(List<RecommendationQuery> queries) {
    return spans.many(queries.size(), () -> reader.recommendations(queries));
  }

  @Override
  public Result<Recommendations> popular(RecommendationQuery query) {
    return spans.one(query.clientId(), () -> reader.popular(query));
  }
}
