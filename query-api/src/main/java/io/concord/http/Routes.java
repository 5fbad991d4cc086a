package io.concord.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** The routes of one resource. */
interface Routes {
  void register(RoutesConfig routes);

  /** Reading answers HEAD too, with the headers that GET would carry. */
  static void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }
}
