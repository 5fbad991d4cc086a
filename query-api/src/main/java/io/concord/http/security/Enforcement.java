package io.concord.http.security;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Caller;
import io.concord.http.exchange.Numbers;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.ProblemKind;
import io.concord.http.exchange.Routes;
import io.concord.security.Authenticator;
import io.concord.security.Grant;
import io.concord.security.Identification;
import io.concord.security.Identification.Anonymous;
import io.concord.security.Identification.Known;
import io.concord.security.Identification.Refused;
import io.concord.security.Identification.Undecided;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.router.Endpoint;
import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Holds each caller to the {@link Access} of the route he asks, for every method and for WebSocket
 * upgrades, before the route's handler runs. A route without one answers nobody.
 */
public final class Enforcement implements Routes {
  /** Request attribute with the {@link Access} of the route. */
  public static final String ACCESS = "io.concord.http.access";

  private static final String RETRY_AFTER_SECONDS = "1";

  private final Authenticator authenticator;
  private final Origins origins;

  public Enforcement(HttpSecurity security) {
    this.authenticator = security.authenticator();
    this.origins = new Origins(security.webSocketOrigins());
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.beforeMatched(this::enforce);
    routes.wsBeforeUpgrade(
        ctx -> {
          origins.check(ctx);
          enforce(ctx);
        });
  }

  private void enforce(Context ctx) {
    Access access = access(ctx.routeRoles());
    ctx.req().setAttribute(ACCESS, access);
    ctx.req().setAttribute(ROUTE, path(ctx));
    if (access == Access.OPEN) {
      return;
    }
    Caller caller = Caller.of(ctx);
    requireKnown(caller.identification());
    if (!allows(caller, access, ctx)) {
      throw Caller.forbidden(refusal(access));
    }
    BooleanSupplier stillAllowed = () -> authenticator.stands(caller.principal());
    ctx.req().setAttribute(Caller.STILL_ALLOWED, stillAllowed);
  }

  /** Refused requests belong to their route too; of files every path is one. */
  private static String path(Context ctx) {
    Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
    return endpoint == null ? "files" : endpoint.path;
  }

  private static Access access(Set<RouteRole> roles) {
    for (RouteRole role : roles) {
      if (role instanceof Access access && roles.size() == 1) {
        return access;
      }
    }
    throw new ProblemException(ProblemKind.FORBIDDEN, "this route says not whom it answers");
  }

  /** The whole decision: what a caller may, by what the route is about. */
  private static boolean allows(Caller caller, Access access, Context ctx) {
    Grant grant = caller.grant();
    return switch (access) {
      case OPEN -> true;
      case CLIENT -> mayReadClient(grant, ctx);
      case NAMED -> grant.mayReadSome();
      case CLIENTS -> grant.mayReadAll();
      case OPERATE -> grant.mayOperate();
      case NODE -> caller.isTrusted();
    };
  }

  private static boolean mayReadClient(Grant grant, Context ctx) {
    long clientId = Numbers.parseLong("id", ctx.pathParam("id"));
    ctx.req().setAttribute(Caller.CLIENTS, List.of(clientId));
    return grant.mayRead(clientId);
  }

  private static void requireKnown(Identification caller) {
    if (caller instanceof Known) {
      return;
    } else if (caller instanceof Anonymous anonymous) {
      throw unauthorized(anonymous.detail(), Caller.CHALLENGE);
    } else if (caller instanceof Refused refused) {
      throw unauthorized(
          refused.detail(),
          Caller.CHALLENGE
              + ", error=\"invalid_token\", error_description=\""
              + refused.detail()
              + "\"");
    } else if (caller instanceof Undecided undecided) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE,
          undecided.reason(),
          null,
          Map.of(Header.RETRY_AFTER, RETRY_AFTER_SECONDS));
    }
  }

  private static ProblemException unauthorized(String detail, String challenge) {
    return new ProblemException(
        ProblemKind.UNAUTHORIZED, detail, null, Map.of(Header.WWW_AUTHENTICATE, challenge));
  }

  private static String refusal(Access access) {
    return switch (access) {
      case CLIENT, NAMED -> Caller.FORBIDDEN_CLIENT;
      case CLIENTS -> "the API key or token must have the scope clients";
      case OPERATE -> "the API key or token must have the scope operate";
      case NODE, OPEN -> "only the other nodes are answered here";
    };
  }
}
