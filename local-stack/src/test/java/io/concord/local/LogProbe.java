package io.concord.local;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.logging.Level;
import org.apache.logging.log4j.jul.Log4jBridgeHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is hard to print, as the product does, in a process of its own. */
final class LogProbe {
  static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
  static final String SPAN_ID = "b7ad6b7169203331";

  private static final Logger LOG = LoggerFactory.getLogger(LogProbe.class);

  private LogProbe() {}

  public static void main(String[] arguments) {
    System.setProperty("concord.node.id", "node-7");
    LOG.atWarn()
        .addKeyValue("clientId", 410376L)
        .addKeyValue("revision", 3L)
        .log("the list of {} is wrong", "somebody");
    LOG.error(
        "two\nlines and \"quotes\"",
        new IllegalStateException("must hold, value=\"x\"\nor not", new RuntimeException("cause")));
    LOG.info("nobody asked");
    LOG.warn("plain");
    Log4jBridgeHandler.install(true, "", false);
    logTraced();
    java.util.logging.Logger.getLogger("io.opentelemetry.exporter")
        .log(Level.WARNING, "Failed to export {0}", "spans");
    dropSpans();
  }

  private static void dropSpans() {
    for (int i = 0; i < 20; i++) {
      java.util.logging.Logger.getLogger("io.opentelemetry.sdk.trace.export.BatchSpanProcessor")
          .log(Level.WARNING, "dropped spans");
    }
  }

  private static void logTraced() {
    SpanContext request =
        SpanContext.create(TRACE_ID, SPAN_ID, TraceFlags.getSampled(), TraceState.getDefault());
    Context.root()
        .with(Span.wrap(request))
        .wrap(() -> LOG.atWarn().addKeyValue("status", 200).log("traced"))
        .run();
  }
}
