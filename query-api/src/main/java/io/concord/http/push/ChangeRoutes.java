package io.concord.http.push;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.ReadersChoice;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.push.ChangeFeed;
import io.concord.push.Subscription;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * {@code GET /v1/clients/{id}/changes} and {@code GET /v1/changes}, as Server-Sent Events and as
 * WebSocket: first what is asked for of the past, then each change. Requests stay open; threads do
 * not.
 */
public final class ChangeRoutes implements Routes {
  private static final String CLIENT_PATH = "/v1/clients/{id}/changes";
  private static final String EVERY_PATH = "/v1/changes";

  private final Opening opening;

  /**
   * Routes to a feed.
   *
   * @param lookupsMax clients without a list looked for at once
   */
  public ChangeRoutes(ChangeFeed feed, ReadersChoice readers, Answers answers, int lookupsMax) {
    this.opening = new Opening(feed, readers, answers, lookupsMax);
  }

  /** Whether a request of this path stays open for as long as the caller likes. */
  public static boolean isStream(String path) {
    return path.equals(EVERY_PATH) || path.startsWith("/v1/clients/") && path.endsWith("/changes");
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.exception(AnsweredException.class, (answered, ctx) -> {});
    register(routes, CLIENT_PATH, Access.CLIENT, FeedRequest::ofClient);
    register(routes, EVERY_PATH, Access.CLIENTS, FeedRequest::ofEvery);
  }

  @Override
  public List<Operation> operations() {
    return List.of(ChangeOperations.ofClient(CLIENT_PATH), ChangeOperations.ofEvery(EVERY_PATH));
  }

  private void register(
      RoutesConfig routes, String path, Access access, Function<Context, FeedRequest> request) {
    Routes.get(routes, path, access, ctx -> events(ctx, request.apply(ctx)));
    new WebSocketRoute(opening, request).register(routes, path, access);
  }

  private void events(Context ctx, FeedRequest request) throws IOException {
    Subscription subscription = opening.open(ctx, request).orElse(null);
    if (subscription == null) {
      return;
    }
    EventStream.writeHead(ctx);
    if (ctx.method() == HandlerType.HEAD) {
      subscription.leave();
    } else {
      EventStream.begin(ctx, subscription);
    }
  }
}
