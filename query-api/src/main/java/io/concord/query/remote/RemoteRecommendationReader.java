package io.concord.query.remote;

import io.concord.contract.BatchAnswer;
import io.concord.contract.BatchRequest;
import io.concord.contract.Recommendations;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.UnknownClient;
import java.util.List;

/** Asks one node. */
final class RemoteRecommendationReader implements RecommendationReader {
  private static final int NOT_FOUND = 404;

  private final PeerClient peer;

  RemoteRecommendationReader(PeerClient peer) {
    this.peer = peer;
  }

  @Override
  public Result<Recommendations> recommendations(RecommendationQuery query) {
    return peer.get(path(query), query.clientId(), Recommendations.class);
  }

  private static String path(RecommendationQuery query) {
    String path = "/v1/clients/" + query.clientId() + "/recommendations?limit=" + query.limit();
    String day = query.asOf() == null ? "" : "&asOf=" + query.asOf();
    return path + day + (query.explain() ? "&explain=true" : "");
  }

  /** All queries of a batch are alike but for the client. */
  @Override
  public List<Result<Recommendations>> recommendations(List<RecommendationQuery> queries) {
    RecommendationQuery any = queries.get(0);
    BatchRequest request =
        new BatchRequest(
            queries.stream().map(RecommendationQuery::clientId).toList(), any.limit(), any.asOf());
    return peer.post("/v1/recommendations:batch", request, BatchAnswer.class).results().stream()
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
