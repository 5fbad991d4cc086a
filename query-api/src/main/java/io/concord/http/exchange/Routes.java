package io.concord.http.exchange;

import io.concord.http.openapi.Operation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.util.List;

/** The routes of one resource. */
public interface Routes {
  /** Request attribute with the path as registered; absent when no route matched. */
  String ROUTE = "io.concord.http.route";

  void register(RoutesConfig routes);

  /** What callers must know of each route; a test finds those that are not described. */
  default List<Operation> operations() {
    return List.of();
  }

  /** Reading answers HEAD too, with the headers that GET would carry. */
  static void get(RoutesConfig routes, String path, Access access, Handler handler) {
    routes.get(path, handler, access);
    routes.head(path, handler, access);
  }

  /** What needs a body. */
  static void post(RoutesConfig routes, String path, Access access, Handler handler) {
    routes.post(path, handler, access);
  }
}
