package io.concord.http;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells browsers that pages of some origins may ask and read (CORS). Stands in front of the routes,
 * so that a preflight, which carries no token, is not asked for one, and a refusal can be read too.
 * Any other origin is answered as if there were no CORS: the browser keeps the answer to itself.
 *
 * <p>Credentials stay off: callers send their token themselves, there are no cookies to send along.
 */
final class CrossOriginHandler extends Handler.Wrapper {
  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, If-None-Match, Last-Event-ID, traceparent, tracestate";
  private static final String ANSWER_HEADERS =
      "ETag, Retry-After, Allow, WWW-Authenticate, Concord-Possibly-Inexact, X-Process-Time-Ms";
  private static final String MAX_AGE_SECONDS = "3600";

  private static final HttpField VARY =
      new HttpField(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
  private static final HttpField VARY_PREFLIGHT =
      new HttpField(
          HttpHeader.VARY, "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");

  private final Set<String> origins;
  private final Function<String, List<String>> methods;

  /**
   * A handler for these origins.
   *
   * @param methods those of a path's routes; none for a path without
   */
  CrossOriginHandler(Set<String> origins, Function<String, List<String>> methods) {
    this.origins = origins;
    this.methods = methods;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields.Mutable headers = response.getHeaders();
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (origin == null || !origins.contains(origin)) {
      headers.add(VARY);
      return super.handle(request, response, callback);
    }
    if (isPreflight(request)) {
      List<String> allowed = methods.apply(Request.getPathInContext(request));
      if (!allowed.isEmpty()) {
        preflight(headers, origin, allowed);
        response.setStatus(HttpStatus.NO_CONTENT_204);
        callback.succeeded();
        return true;
      }
    }
    headers.add(VARY);
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
    return super.handle(request, response, callback);
  }

  private static boolean isPreflight(Request request) {
    return HttpMethod.OPTIONS.is(request.getMethod())
        && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
  }

  private static void preflight(HttpFields.Mutable headers, String origin, List<String> allowed) {
    headers.add(VARY_PREFLIGHT);
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, String.join(", ", allowed));
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
    headers.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
  }
}
