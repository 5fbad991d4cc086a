package io.concord.http.operation;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.query.InstancesReader;
import io.concord.query.PopularReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** {@code GET /v1/instances}, and what nodes ask each other. */
public final class NodeRoutes implements Routes {
  private static final String AS_OF = "asOf";

  private final InstancesReader instances;
  private final PopularReader popular;
  private final Answers answers;

  public NodeRoutes(InstancesReader instances, PopularReader popularHere, Answers answers) {
    this.instances = instances;
    this.popular = popularHere;
    this.answers = answers;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/v1/instances", Access.OPERATE, this::instances);
    Routes.get(routes, "/internal/popular", Access.NODE, this::popular);
  }

  @Override
  public List<Operation> operations() {
    return List.of(NodeOperations.instances(), NodeOperations.popular());
  }

  private void instances(Context ctx) throws IOException {
    new Arguments(ctx, List.of());
    answers.ok(ctx, instances.instances());
  }

  private void popular(Context ctx) throws IOException {
    LocalDate asOf = new Arguments(ctx, List.of(AS_OF)).date(AS_OF);
    if (asOf == null) {
      throw ProblemException.badArgument(AS_OF, "must be given", null);
    }
    answers.result(ctx, popular.popular(asOf));
  }
}
