package io.concord.local;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Map;
import org.apache.logging.log4j.core.util.ContextDataProvider;

/**
 * Puts the IDs of trace and span on what is logged while a traced request is worked on. Asked by
 * log4j for each event that is logged.
 */
public final class TraceLabels implements ContextDataProvider {
  @Override
  public Map<String, String> supplyContextData() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid()
        ? Map.of("traceId", span.getTraceId(), "spanId", span.getSpanId())
        : Map.of();
  }
}
