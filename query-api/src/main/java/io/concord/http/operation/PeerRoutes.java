package io.concord.http.operation;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.query.NodeReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What other nodes ask this one for, to put it together with what the rest says. */
public final class PeerRoutes implements Routes {
  private static final String COPIES = "copies";

  private final NodeReader here;
  private final Answers answers;

  public PeerRoutes(NodeReader here, Answers answers) {
    this.here = here;
    this.answers = answers;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/internal/clients", Access.NODE, this::clients);
    Routes.get(routes, "/internal/figures", Access.NODE, this::figures);
  }

  @Override
  public List<Operation> operations() {
    return List.of(NodeOperations.clientsHere(), NodeOperations.figuresHere());
  }

  private void clients(Context ctx) throws IOException {
    Arguments arguments = new Arguments(ctx, List.of("query", "limit", COPIES));
    answers.ok(ctx, here.clients(arguments.clientQuery(), copies(arguments.text(COPIES))));
  }

  private void figures(Context ctx) throws IOException {
    new Arguments(ctx, List.of());
    answers.ok(ctx, here.figures());
  }

  private static Set<Integer> copies(String text) {
    if (text == null) {
      return Set.of();
    }
    if (!text.matches("[0-9]{1,4}(,[0-9]{1,4}){0,9999}")) {
      throw ProblemException.badArgument(
          COPIES, "must be numbers of partitions, separated by commas", text);
    }
    return Arrays.stream(text.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
  }
}
