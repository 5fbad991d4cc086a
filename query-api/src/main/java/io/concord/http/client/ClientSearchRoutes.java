package io.concord.http.client;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.query.ClientSearch;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/**
 * {@code GET /v1/clients}: finds clients by the beginning of their ID or of words of their name.
 */
public final class ClientSearchRoutes implements Routes {
  private final ClientSearch search;
  private final Answers answers;

  public ClientSearchRoutes(ClientSearch search, Answers answers) {
    this.search = search;
    this.answers = answers;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/v1/clients", Access.CLIENTS, this::find);
  }

  @Override
  public List<Operation> operations() {
    return List.of(ClientOperations.search());
  }

  private void find(Context ctx) throws IOException {
    answers.ok(ctx, search.find(new Arguments(ctx, List.of("query", "limit")).clientQuery()));
  }
}
