package io.concord.http.operation;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.query.OperationsReader;
import io.concord.query.TopologyReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code GET /v1/topology} and {@code /v1/operations}: all nodes together. */
public final class OverviewRoutes implements Routes {
  private final TopologyReader topology;
  private final OperationsReader operations;
  private final Answers answers;

  public OverviewRoutes(TopologyReader topology, OperationsReader operations, Answers answers) {
    this.topology = topology;
    this.operations = operations;
    this.answers = answers;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/v1/topology", Access.OPERATE, this::topology);
    Routes.get(routes, "/v1/operations", Access.OPERATE, this::operations);
  }

  @Override
  public List<Operation> operations() {
    return List.of(NodeOperations.topology(), NodeOperations.operations());
  }

  private void topology(Context ctx) throws IOException {
    new Arguments(ctx, List.of());
    answers.ok(ctx, topology.topology());
  }

  private void operations(Context ctx) throws IOException {
    new Arguments(ctx, List.of());
    answers.ok(ctx, operations.operations());
  }
}
