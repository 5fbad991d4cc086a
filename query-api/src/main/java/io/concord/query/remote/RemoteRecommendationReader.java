package io.concord.query.remote;

import io.concord.contract.BatchAnswer;
import io.concord.contract.BatchRequest;
import io.concord.contract.Recommendations;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.UnknownClient;
import io.concord.query.rules.RuleTexts;
import java.util.List;

/** Asks one node. */
final class RemoteRecommendationReader implements RecommendationReader {
  private static final String BATCH = "/v1/recommendations:batch";
  private static final String PLAIN = "/v1/recommendations:plain";
  private static final int NOT_FOUND = 404;

  private final PeerClient peer;

  RemoteRecommendationReader(PeerClient peer) {
    this.peer = peer;
  }

  /** Plain lists are asked for in batches alone. */
  @Override
  public Result<Recommendations> recommendations(RecommendationQuery query) {
    if (query.plain()) {
      return recommendations(List.of(query)).get(0);
    }
    return peer.get(path(query), query.clientId(), Recommendations.class);
  }

  private static String path(RecommendationQuery query) {
    String path = "/v1/clients/" + query.clientId() + "/recommendations?limit=" + query.limit();
    String day = query.asOf() == null ? "" : "&asOf=" + query.asOf();
    String strategy = query.strategy() == null ? "" : "&strategy=" + query.strategy();
    String explain = query.explain() ? "&explain=true" : "";
    return path + day + strategy + explain + RuleTexts.query(query.rules());
  }

  /** All queries of a batch are alike but for the client. */
  @Override
  public List<Result<Recommendations>> recommendations(List<RecommendationQuery> queries) {
    RecommendationQuery any = queries.get(0);
    BatchRequest request =
        new BatchRequest(
            queries.stream().map(RecommendationQuery::clientId).toList(),
            any.limit(),
            any.asOf(),
            any.rules().isEmpty() ? null : any.rules(),
            any.strategy());
    String path = any.plain() ? PLAIN : BATCH;
    return peer.post(path, request, BatchAnswer.class).results().stream()
        .map(RemoteRecommendationReader::result)
        .toList();
  }

  private static Result<Recommendations> result(BatchAnswer.Result result) {
    if (result.answer() != null) {
      return new Found<>(result.answer());
    } else if (result.problem().status() == NOT_FOUND) {
      return new UnknownClient<>(result.clientId());
    }
    return PeerClient.unavailable(result.problem());
  }

  @Override
  public Result<Recommendations> popular(RecommendationQuery query) {
    throw new UnsupportedOperationException("popular products are answered by every node itself");
  }
}
