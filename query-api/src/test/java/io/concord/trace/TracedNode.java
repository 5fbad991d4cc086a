package io.concord.trace;

import static org.awaitility.Awaitility.await;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.Instances;
import io.concord.contract.PurchasePage;
import io.concord.http.HttpPorts;
import io.concord.http.HttpServer;
import io.concord.http.HttpSettings;
import io.concord.http.InMemoryNodes;
import io.concord.http.InMemoryProducts;
import io.concord.http.RequestObserver;
import io.concord.push.NoChanges;
import io.concord.query.ClientReader;
import io.concord.query.DueQuery;
import io.concord.query.PurchaseQuery;
import io.concord.query.Readers;
import io.concord.query.Readiness;
import io.concord.query.Result;
import io.concord.query.remote.HttpPeers;
import io.concord.query.routing.Holders;
import io.concord.query.routing.LocalCopies;
import io.concord.query.routing.PeerHealth;
import io.concord.query.routing.Placement;
import io.concord.query.routing.RoutedReaders;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A node as {@code RecommenderNode} wires it, over rows in memory; whom it does not know it asks
 * the other node for.
 */
final class TracedNode implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMillis(800);

  final MemoryRows rows = new MemoryRows();
  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final Traces traces;
  private final RoutedReaders readers;
  private final HttpServer http;
  private volatile String other;

  TracedNode() {
    this(true);
  }

  TracedNode(boolean traced) {
    traces = traced ? Traces.of(telemetry()) : Traces.OFF;
    Readers local = new Readers(new StoredLists(rows, traces.stores()), new Nobody());
    readers =
        new RoutedReaders(
            new LocalCopies(local, local),
            placement(),
            new HttpPeers(traces::calls),
            new PeerHealth(),
            DEADLINE,
            traces::tasks);
    http = new HttpServer(new HttpSettings("127.0.0.1", 0, "1", "v3"), ports(), traces.requests());
    http.start();
  }

  private OpenTelemetrySdk telemetry() {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build())
        .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
        .build();
  }

  private HttpPorts ports() {
    return new HttpPorts(
        traces.routing(readers.everywhere()),
        traces.routing(readers.here()),
        asOf -> new Result.Unavailable<>("nobody knows", Duration.ofSeconds(1)),
        (to, days) -> new Result.Unavailable<>("nobody knows", Duration.ofSeconds(1)),
        (to, days) -> new Result.Unavailable<>("nobody knows", Duration.ofSeconds(1)),
        new InMemoryProducts(),
        () -> new Instances(Instant.EPOCH, 0, List.of(), List.of()),
        () -> new Readiness(true, true, "RUNNING", "live", 0, 0, 0, false, List.of(), "answers"),
        new InMemoryNodes().overview(),
        new NoChanges(),
        () -> "",
        RequestObserver.NONE,
        () -> Instant.EPOCH);
  }

  private Placement placement() {
    return new Placement() {
      @Override
      public Holders client(long clientId) {
        return new Holders(other, List.of());
      }

      @Override
      public Holders popularity() {
        return new Holders(null, List.of());
      }

      @Override
      public Holders quality() {
        return new Holders(null, List.of());
      }
    };
  }

  void askOther(TracedNode node) {
    other = "127.0.0.1:" + node.http.port();
  }

  String url(String path) {
    return "http://127.0.0.1:" + http.port() + path;
  }

  /** Waits for so many spans and a request's; that one ends after its caller has the answer. */
  List<SpanData> spans(int count) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            exporter::getFinishedSpanItems,
            spans ->
                spans.size() >= count
                    && spans.stream().anyMatch(span -> span.getKind() == SpanKind.SERVER));
    return exporter.getFinishedSpanItems();
  }

  /** The only span of this name. */
  static SpanData named(String name, List<SpanData> spans) {
    List<SpanData> found = spans.stream().filter(span -> span.getName().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError("there must be one span " + name + " in " + spans);
    }
    return found.get(0);
  }

  @Override
  public void close() {
    http.close();
    readers.close();
    traces.close();
  }

  static final class Nobody implements ClientReader {
    @Override
    public Result<ClientProfile> profile(long clientId) {
      return new Result.UnknownClient<>(clientId);
    }

    @Override
    public Result<PurchasePage> purchases(PurchaseQuery query) {
      return new Result.UnknownClient<>(query.clientId());
    }

    @Override
    public Result<DueProducts> due(DueQuery query) {
      return new Result.UnknownClient<>(query.clientId());
    }
  }
}
