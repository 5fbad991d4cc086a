package io.concord.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;

/** Work inside of spans. */
final class Spans {
  private Spans() {}

  /** Whether somebody follows what this thread does. Work of the node itself begins no trace. */
  static boolean isTraced() {
    return Span.current().getSpanContext().isValid();
  }

  /** Does the work inside the span and ends it; a failure is recorded and passed on. */
  static <T> T call(Span span, Supplier<T> work) {
    try {
      return Context.current().with(span).wrapSupplier(work).get();
    } catch (RuntimeException | Error e) {
      fail(span, e);
      throw e;
    } finally {
      span.end();
    }
  }

  static void fail(Span span, Throwable failure) {
    span.recordException(failure);
    span.setAttribute(Keys.ERROR, failure.getClass().getName());
    span.setStatus(StatusCode.ERROR);
  }
}
