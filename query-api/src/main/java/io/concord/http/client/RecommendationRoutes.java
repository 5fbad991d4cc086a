package io.concord.http.client;

import io.concord.contract.Recommendations;
import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.ReadersChoice;
import io.concord.http.exchange.RequestCounters;
import io.concord.http.exchange.RequestLog;
import io.concord.http.exchange.Routes;
import io.concord.http.exchange.StoredList;
import io.concord.http.openapi.Operation;
import io.concord.query.RecommendationQuery;
import io.concord.query.Result;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** {@code GET /v1/clients/{id}/recommendations}: the path that must be fast. */
public final class RecommendationRoutes implements Routes {
  private static final String PATH = "/v1/clients/{id}/recommendations";
  private static final List<String> PARAMETERS =
      Stream.concat(Stream.of("limit", "asOf", "explain", "strategy"), RuleArguments.NAMES.stream())
          .toList();

  private final ReadersChoice readers;
  private final RequestCounters counters;
  private final Answers answers;
  private final RequestLog log;

  public RecommendationRoutes(
      ReadersChoice readers, RequestCounters counters, Answers answers, RequestLog log) {
    this.readers = readers;
    this.counters = counters;
    this.answers = answers;
    this.log = log;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, PATH, Access.CLIENT, this::recommendations);
  }

  @Override
  public List<Operation> operations() {
    return List.of(ClientOperations.recommendations());
  }

  private void recommendations(Context ctx) throws IOException {
    RecommendationQuery query = query(new Arguments(ctx, PARAMETERS));
    Result<Recommendations> result = readers.of(ctx).recommendations().recommendations(query);
    log.note(ctx, result);
    if (result instanceof Result.Found<Recommendations> found) {
      counters.listAnswered(StoredList.answers(query, found.value()));
      answers.recommendations(ctx, found.value());
    } else {
      answers.missing(ctx, result);
    }
  }

  private static RecommendationQuery query(Arguments arguments) {
    return new RecommendationQuery(
        arguments.clientId(),
        arguments.limit(RecommendationQuery.LIMIT_DEFAULT, RecommendationQuery.LIMIT_MAX),
        arguments.date("asOf"),
        arguments.flag("explain"),
        RuleArguments.rules(arguments),
        false,
        arguments.oneOf("strategy", RecommendationQuery.STRATEGIES));
  }
}
