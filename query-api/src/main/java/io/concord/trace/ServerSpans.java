package io.concord.trace;

import io.concord.http.RequestTracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A SERVER span per request, below the caller's span when the caller says which it is. */
final class ServerSpans implements RequestTracer {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
  private static final int SERVER_ERROR_MIN = 500;

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  ServerSpans(Tracer tracer, OpenTelemetry telemetry) {
    this.tracer = tracer;
    this.propagator = telemetry.getPropagators().getTextMapPropagator();
  }

  @Override
  public Trace begin(String method, String path, UnaryOperator<String> headers) {
    Context caller = propagator.extract(Context.root(), headers, new Headers());
    boolean known = METHODS.contains(method);
    Span span =
        tracer
            .spanBuilder(known ? method : "HTTP")
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(Keys.METHOD, known ? method : "_OTHER")
            .setAttribute(Keys.PATH, path)
            .setAttribute(Keys.SCHEME, "http")
            .startSpan();
    return new ServerTrace(span, caller.with(span), known ? method : "HTTP");
  }

  private record ServerTrace(Span span, Context context, String method) implements Trace {
    @Override
    public Scope enter() {
      return context.makeCurrent()::close;
    }

    @Override
    public void end(String route, int status, Throwable failure) {
      if (route != null) {
        span.updateName(method + " " + route);
        span.setAttribute(Keys.ROUTE, route);
      }
      span.setAttribute(Keys.STATUS, (long) status);
      if (failure != null) {
        Spans.fail(span, failure);
      } else if (status >= SERVER_ERROR_MIN) {
        span.setAttribute(Keys.ERROR, Integer.toString(status));
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }

  /** Propagators ask for single headers. */
  private static final class Headers implements TextMapGetter<UnaryOperator<String>> {
    @Override
    public Iterable<String> keys(UnaryOperator<String> headers) {
      return List.of();
    }

    @Override
    public String get(UnaryOperator<String> headers, String name) {
      return headers == null ? null : headers.apply(name);
    }
  }
}
