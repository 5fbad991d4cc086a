package io.concord.trace;

import io.concord.http.RequestTracer;
import io.concord.query.Readers;
import io.concord.query.local.StoreDecorator;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What is put around the parts of a node to follow its requests. While traces are off every method
 * gives back what it got, or what does nothing.
 */
public final class Traces implements AutoCloseable {
  /** Nobody follows anything. */
  public static final Traces OFF = new Traces(null);

  private static final String SCOPE = "io.concord";

  /** A collector that is away must not hold up the end of a node. */
  private static final Duration FLUSH_MAX = Duration.ofSeconds(3);

  private final OpenTelemetrySdk telemetry;
  private final Tracer tracer;

  private Traces(OpenTelemetrySdk telemetry) {
    this.telemetry = telemetry;
    this.tracer = telemetry == null ? null : telemetry.getTracer(SCOPE);
  }

  /**
   * As the {@code OTEL_} variables want it; {@link #OFF} when they want nothing.
   *
   * @throws IllegalArgumentException when they want what there is not
   */
  public static Traces fromEnvironment(String nodeId, String version) {
    return TelemetrySettings.areWanted() ? of(TelemetrySettings.sdk(nodeId, version)) : OFF;
  }

  /** Through this telemetry, which is closed with the traces. */
  static Traces of(OpenTelemetrySdk telemetry) {
    return new Traces(telemetry);
  }

  /** Follows requests from HTTP on. */
  public RequestTracer requests() {
    return telemetry == null ? RequestTracer.NONE : new ServerSpans(tracer, telemetry);
  }

  /** The readers that choose who answers, followed. */
  public Readers routing(Readers readers) {
    if (telemetry == null) {
      return readers;
    }
    RoutingSpans spans = new RoutingSpans(tracer);
    return new Readers(
        new TracedRecommendationReader(readers.recommendations(), spans),
        new TracedClientReader(readers.clients(), spans));
  }

  /** The client through which other nodes are asked, followed. */
  public HttpClient calls(HttpClient http) {
    return telemetry == null ? http : new TracedHttpClient(http, tracer, telemetry);
  }

  /** Follows reads of stores. */
  public StoreDecorator stores() {
    return telemetry == null ? StoreDecorator.NONE : new StoreSpans(tracer);
  }

  /** Threads that work for the request of who gave them the work. */
  public Executor tasks(Executor threads) {
    return telemetry == null ? threads : Context.taskWrapping(threads);
  }

  /** Sends what has ended, or gives it up after some seconds. */
  @Override
  public void close() {
    if (telemetry != null) {
      telemetry.shutdown().join(FLUSH_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
