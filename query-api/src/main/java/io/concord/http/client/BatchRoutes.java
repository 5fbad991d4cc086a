package io.concord.http.client;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.BatchAnswer;
import io.concord.contract.BatchRequest;
import io.concord.contract.RecommendationRules;
import io.concord.contract.Recommendations;
import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.Caller;
import io.concord.http.exchange.Excerpt;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.ProblemKind;
import io.concord.http.exchange.ReadersChoice;
import io.concord.http.exchange.RequestBody;
import io.concord.http.exchange.RequestCounters;
import io.concord.http.exchange.ResultProblem;
import io.concord.http.exchange.Routes;
import io.concord.http.exchange.StoredList;
import io.concord.http.openapi.Operation;
import io.concord.query.RecommendationQuery;
import io.concord.query.Result;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * {@code POST /v1/recommendations:batch}: many clients in one request. A client that cannot be
 * answered gets its own problem and does not spoil the others. {@code :plain} is the same without
 * the rules of the nodes' settings: for those who compare lists with V3.
 */
public final class BatchRoutes implements Routes {
  public static final String PATH = "/v1/recommendations:batch";
  public static final String PLAIN_PATH = "/v1/recommendations:plain";

  private final ReadersChoice readers;
  private final RequestCounters counters;
  private final Answers answers;
  private final BatchRequestReader requests;

  public BatchRoutes(
      ReadersChoice readers, RequestCounters counters, Answers answers, JsonMapper json) {
    this.readers = readers;
    this.counters = counters;
    this.answers = answers;
    this.requests = new BatchRequestReader(json);
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.post(routes, PATH, Access.NAMED, ctx -> answer(ctx, BatchRoutes::query));
    Routes.post(routes, PLAIN_PATH, Access.OPERATE, ctx -> answer(ctx, BatchRoutes::plainQuery));
  }

  @Override
  public List<Operation> operations() {
    return List.of(ClientOperations.batch(), ClientOperations.plainBatch());
  }

  private void answer(Context ctx, BiFunction<Long, BatchRequest, RecommendationQuery> query)
      throws IOException {
    new Arguments(ctx, List.of());
    requireJson(ctx.req().getContentType());
    BatchRequest request = requests.read(RequestBody.read(ctx));
    Caller.of(ctx).requireMayRead(ctx, request.clientIds());
    List<RecommendationQuery> queries =
        request.clientIds().stream().map(id -> query.apply(id, request)).toList();
    List<Result<Recommendations>> read = readers.of(ctx).recommendations().recommendations(queries);
    List<BatchAnswer.Result> results = new ArrayList<>(read.size());
    for (int i = 0; i < read.size(); i++) {
      results.add(result(queries.get(i), read.get(i)));
    }
    results.stream()
        .filter(result -> result.answer() != null)
        .forEach(result -> Answers.mark(ctx, result.answer().possiblyInexact()));
    answers.ok(ctx, new BatchAnswer(results));
  }

  private static void requireJson(String contentType) {
    if (!RequestBody.isJson(contentType)) {
      throw new ProblemException(
          ProblemKind.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type must be application/json, Content-Type=" + Excerpt.of(contentType));
    }
  }

  private static RecommendationQuery query(long clientId, BatchRequest request) {
    RecommendationRules rules =
        request.rules() == null ? RecommendationRules.NONE : request.rules();
    return new RecommendationQuery(
        clientId, limit(request), request.asOf(), false, rules, false, request.strategy());
  }

  private static RecommendationQuery plainQuery(long clientId, BatchRequest request) {
    if (request.rules() != null) {
      throw ProblemException.badArgument(
          "rules", "must be absent, plain lists are without", request.rules());
    }
    return new RecommendationQuery(
        clientId,
        limit(request),
        request.asOf(),
        false,
        RecommendationRules.NONE,
        true,
        request.strategy());
  }

  private static int limit(BatchRequest request) {
    return request.limit() == null ? RecommendationQuery.LIMIT_DEFAULT : request.limit();
  }

  private BatchAnswer.Result result(RecommendationQuery query, Result<Recommendations> result) {
    if (result instanceof Result.Found<Recommendations> found) {
      counters.listAnswered(StoredList.answers(query, found.value()));
      return new BatchAnswer.Result(query.clientId(), found.value(), null);
    }
    String instance = "/v1/clients/" + query.clientId() + "/recommendations";
    return new BatchAnswer.Result(query.clientId(), null, ResultProblem.of(result, instance));
  }
}
