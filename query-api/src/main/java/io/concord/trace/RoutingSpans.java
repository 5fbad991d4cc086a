package io.concord.trace;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PurchasePage;
import io.concord.contract.Recommendations;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.Unavailable;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.function.Supplier;

/**
 * A span around the choice of who answers; whom it asks hangs below it. What is known of the answer
 * goes to the request's span, where people look for it.
 */
final class RoutingSpans {
  private static final String ONE = "find client";
  private static final String MANY = "find clients";
  private static final String UNAVAILABLE = "unavailable";

  private final Tracer tracer;

  RoutingSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  <T> Result<T> one(long clientId, Supplier<Result<T>> question) {
    Span request = Span.current();
    if (!Spans.isTraced()) {
      return question.get();
    }
    request.setAttribute(Keys.CLIENT, clientId);
    Span span = tracer.spanBuilder(ONE).startSpan();
    return Spans.call(span, () -> described(question.get(), request, span));
  }

  <T> List<Result<T>> many(int clients, Supplier<List<Result<T>>> question) {
    if (!Spans.isTraced()) {
      return question.get();
    }
    Span span = tracer.spanBuilder(MANY).setAttribute(Keys.CLIENTS, (long) clients).startSpan();
    return Spans.call(span, question);
  }

  private static <T> Result<T> described(Result<T> result, Span request, Span span) {
    if (result instanceof Found<T> found) {
      span.setAttribute(Keys.ANSWERED_BY, found.by().label());
      describe(found.value(), request);
    } else if (result instanceof Unavailable<T> unavailable) {
      span.setAttribute(Keys.ERROR, UNAVAILABLE);
      span.setStatus(StatusCode.ERROR, unavailable.reason());
    }
    return result;
  }

  private static void describe(Object answer, Span request) {
    if (answer instanceof Recommendations list) {
      request.setAttribute(Keys.REVISION, list.revision());
      request.setAttribute(Keys.STALENESS, list.stalenessMs());
    } else if (answer instanceof ClientProfile profile) {
      request.setAttribute(Keys.STALENESS, profile.stalenessMs());
    } else if (answer instanceof PurchasePage page) {
      request.setAttribute(Keys.STALENESS, page.stalenessMs());
    } else if (answer instanceof DueProducts due) {
      request.setAttribute(Keys.STALENESS, due.stalenessMs());
    }
  }
}
