package io.concord.http.security;

import io.concord.http.exchange.Caller;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Set;

/** Lets pages of this node and of named origins open a WebSocket, which no browser asks about. */
final class Origins {
  private final Set<String> foreign;

  Origins(Set<String> foreign) {
    this.foreign = Set.copyOf(foreign);
  }

  /** Programs send no origin; browsers always do. */
  void check(Context ctx) {
    String origin = ctx.header(Header.ORIGIN);
    if (origin != null && !foreign.contains(origin) && !isOwn(origin, ctx)) {
      throw Caller.forbidden("a WebSocket must be opened by a page of this service");
    }
  }

  private static boolean isOwn(String origin, Context ctx) {
    String host = ctx.header(Header.HOST);
    return host != null && origin.equalsIgnoreCase(ctx.req().getScheme() + "://" + host);
  }
}
