package io.concord.http;

import io.concord.http.exchange.Caller;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Begins and ends the trace of each request but those about the node's health. It stands outermost,
 * so that the wait for a free place counts; {@link Entered} stands innermost, on the thread that
 * answers.
 */
final class TraceHandler extends Handler.Wrapper {
  /** Request attribute with what went wrong inside the server. */
  static final String FAILURE = "io.concord.http.failure";

  private static final String TRACE = "io.concord.http.trace";

  private final RequestTracer tracer;

  TraceHandler(RequestTracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!RequestLimits.isOfNode(request)) {
      RequestTracer.Trace trace =
          tracer.begin(request.getMethod(), Request.getPathInContext(request), headers(request));
      request.setAttribute(TRACE, trace);
      Request.addCompletionListener(request, gone -> end(trace, request, response, gone));
    }
    return super.handle(request, response, callback);
  }

  /** Whose span this one hangs below is for nodes to say: anybody else could fill our traces. */
  private static UnaryOperator<String> headers(Request request) {
    return Caller.of(request).isTrusted() ? request.getHeaders()::get : name -> null;
  }

  private static void end(
      RequestTracer.Trace trace, Request request, Response response, Throwable gone) {
    String route =
        request.getAttribute(ProcessTimeHandler.ROUTE) instanceof String path ? path : null;
    Throwable failure = request.getAttribute(FAILURE) instanceof Throwable own ? own : gone;
    trace.end(route, response.getStatus(), failure);
  }

  /** Lets the thread that answers know whose request it answers. */
  static final class Entered extends Handler.Wrapper {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (!(request.getAttribute(TRACE) instanceof RequestTracer.Trace trace)) {
        return super.handle(request, response, callback);
      }
      RequestTracer.Scope scope = trace.enter();
      try {
        return super.handle(request, response, callback);
      } finally {
        scope.close();
      }
    }
  }
}
