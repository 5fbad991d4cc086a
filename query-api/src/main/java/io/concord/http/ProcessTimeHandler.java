package io.concord.http;

import io.concord.http.exchange.RequestCounters;
import io.concord.http.exchange.RequestLog;
import io.concord.http.exchange.Routes;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Puts {@code X-Process-Time-Ms} on every answer and tells counters and log of it. It stands
 * outside of Javalin, because bodies leave before Javalin's after-handlers run.
 */
final class ProcessTimeHandler extends Handler.Wrapper {
  /** Request attribute with the path as registered; absent when no route matched. */
  static final String ROUTE = Routes.ROUTE;

  private static final String HEADER = "X-Process-Time-Ms";
  private static final String ROUTE_UNKNOWN = "unknown";
  private static final long NANOS_PER_HUNDREDTH_MS = 10_000;

  private final RequestCounters counters;
  private final RequestObserver observer;
  private final RequestLog log;

  ProcessTimeHandler(RequestCounters counters, RequestObserver observer, RequestLog log) {
    this.counters = counters;
    this.observer = observer;
    this.log = log;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, new TimedResponse(request, response), callback);
  }

  /** The response itself when it passed through here, else wrapped to be timed as well. */
  Response timed(Request request, Response response) {
    return Response.as(response, TimedResponse.class) == null
        ? new TimedResponse(request, response)
        : response;
  }

  private void stamp(Request request, Response response) {
    long nanos = NanoTime.since(request.getBeginNanoTime());
    response.getHeaders().put(HEADER, millis(nanos));
    counters.answered(response.getStatus(), nanos);
    String route = route(request);
    observer.answered(request.getMethod(), route, response.getStatus(), nanos);
    log.answered(request, route, response.getStatus(), nanos);
  }

  private static String route(Request request) {
    return request.getAttribute(ROUTE) instanceof String route ? route : ROUTE_UNKNOWN;
  }

  /** Milliseconds with two decimals, rounded down. */
  static String millis(long nanos) {
    long hundredths = nanos / NANOS_PER_HUNDREDTH_MS;
    long fraction = hundredths % 100;
    return hundredths / 100 + (fraction < 10 ? ".0" : ".") + fraction;
  }

  private final class TimedResponse extends Response.Wrapper {
    private boolean stamped;

    private TimedResponse(Request request, Response wrapped) {
      super(request, wrapped);
    }

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
      if (!stamped) {
        stamped = true;
        stamp(getRequest(), getWrapped());
      }
      super.write(last, bytes, callback);
    }
  }
}
