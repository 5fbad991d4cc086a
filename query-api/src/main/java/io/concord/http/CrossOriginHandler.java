package io.concord.http;

import java.nio.ByteBuffer;
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
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    boolean known = origin != null && origins.contains(origin);
    if (known && isPreflight(request)) {
      List<String> allowed = methods.apply(Request.getPathInContext(request));
      if (!allowed.isEmpty()) {
        preflight(response.getHeaders(), origin, allowed);
        response.setStatus(HttpStatus.NO_CONTENT_204);
        response.write(true, null, callback);
        return true;
      }
    }
    return super.handle(request, new SharedResponse(request, response, known), callback);
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

  /** Adds its headers when the answer begins: Jetty drops earlier ones when it refuses. */
  private static final class SharedResponse extends Response.Wrapper {
    private final boolean known;
    private boolean begun;

    private SharedResponse(Request request, Response wrapped, boolean known) {
      super(request, wrapped);
      this.known = known;
    }

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
      if (!begun) {
        begun = true;
        begin(getHeaders());
      }
      super.write(last, bytes, callback);
    }

    private void begin(HttpFields.Mutable headers) {
      headers.add(VARY);
      if (known) {
        String origin = getRequest().getHeaders().get(HttpHeader.ORIGIN);
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
      }
    }
  }
}
