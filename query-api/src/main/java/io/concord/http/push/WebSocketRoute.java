package io.concord.http.push;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.ProblemKind;
import io.concord.push.Subscription;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.websocket.api.util.WebSocketConstants;

/**
 * The WebSocket of one path. It is subscribed before the upgrade, so that a refusal is an answer
 * like any other; whoever then fails to upgrade is forgotten at once.
 */
final class WebSocketRoute {
  private static final String SUBPROTOCOL = "concord.v1";
  private static final String UPGRADE = "websocket";
  private static final String SUBSCRIPTION = "io.concord.http.push.subscription";

  private final Opening opening;
  private final Function<Context, FeedRequest> request;

  WebSocketRoute(Opening opening, Function<Context, FeedRequest> request) {
    this.opening = opening;
    this.request = request;
  }

  void register(RoutesConfig routes, String path, Access access) {
    routes.wsBeforeUpgrade(path, this::open);
    routes.ws(path, this::configure, access);
  }

  private void configure(WsConfig socket) {
    socket.onConnect(WebSocketRoute::connect);
    socket.onClose(WebSocketRoute::leave);
    socket.onError(WebSocketRoute::leave);
  }

  private void open(Context ctx) throws IOException {
    if (!UPGRADE.equalsIgnoreCase(ctx.req().getHeader(Header.UPGRADE))) {
      throw new ProblemException(
          ProblemKind.BAD_ARGUMENT,
          "an upgrade to WebSocket must have the header Upgrade: websocket");
    }
    Optional<Subscription> subscription = opening.open(ctx, request.apply(ctx));
    if (subscription.isEmpty()) {
      throw new AnsweredException();
    }
    ctx.attribute(SUBSCRIPTION, subscription.get());
    leaveUnlessUpgraded(ctx, subscription.get());
    agreeOnProtocol(ctx);
  }

  /** Javalin would agree to whatever was offered first, be it a token. */
  private static void agreeOnProtocol(Context ctx) {
    String offered = ctx.req().getHeader(WebSocketConstants.SEC_WEBSOCKET_PROTOCOL);
    boolean ours =
        offered != null
            && Arrays.stream(offered.split(",")).map(String::strip).anyMatch(SUBPROTOCOL::equals);
    ctx.res().setHeader(WebSocketConstants.SEC_WEBSOCKET_PROTOCOL, ours ? SUBPROTOCOL : null);
  }

  /** The server may refuse the handshake; who sends nothing else would take all places. */
  private static void leaveUnlessUpgraded(Context ctx, Subscription subscription) {
    ServletContextRequest request = ServletContextRequest.getServletContextRequest(ctx.req());
    Request.addCompletionListener(
        request,
        failure -> {
          int status = request.getServletContextResponse().getStatus();
          if (status != HttpStatus.SWITCHING_PROTOCOLS_101) {
            subscription.leave();
          }
        });
  }

  private static void connect(WsConnectContext ctx) {
    Subscription subscription = ctx.attribute(SUBSCRIPTION);
    subscription.start(new MessageStream(subscription, ctx.session));
  }

  private static void leave(WsContext ctx) {
    Subscription subscription = ctx.attribute(SUBSCRIPTION);
    subscription.leave();
  }
}
