package io.concord.http.document;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.javalin.event.HandlerMetaInfo;
import io.javalin.security.RouteRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server has: its routes as they were registered, and what was said of them. Filled while
 * the server is made, read afterwards.
 */
public final class ApiCatalogue {
  private final Map<String, Access> routes = new TreeMap<>();
  private final List<Operation> operations = new ArrayList<>();

  /** Told by Javalin of every handler; those around routes are none. */
  public void registered(HandlerMetaInfo handler) {
    if (handler.getHttpMethod().isHttpMethod()) {
      routes.put(key(handler.getHttpMethod().name(), handler.getPath()), access(handler));
    }
  }

  public void described(Routes described) {
    operations.addAll(described.operations());
  }

  /** Of {@code METHOD /path}; null when there is no such route. */
  Access access(Operation operation) {
    return routes.get(key(operation.method(), operation.path()));
  }

  /** Whom each {@code METHOD /path} answers; null where a route was registered without. */
  public Map<String, Access> routes() {
    return routes;
  }

  /** In order of their description. */
  public List<Operation> operations() {
    return operations;
  }

  private static String key(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  private static Access access(HandlerMetaInfo handler) {
    for (RouteRole role : handler.getRoles()) {
      if (role instanceof Access access) {
        return access;
      }
    }
    return null;
  }
}
