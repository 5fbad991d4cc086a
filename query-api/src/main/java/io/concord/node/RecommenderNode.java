package io.concord.node;

import io.concord.app.RecommenderStreams;
import io.concord.app.Status;
import io.concord.app.metric.TimeHistogram;
import io.concord.http.HttpPorts;
import io.concord.http.HttpServer;
import io.concord.http.RequestTimers;
import io.concord.query.PopularReader;
import io.concord.query.QualityReader;
import io.concord.query.local.CachedPopularReader;
import io.concord.query.local.CachedQualityReader;
import io.concord.query.local.LocalReaders;
import io.concord.query.remote.HttpPeers;
import io.concord.query.routing.AllNodes;
import io.concord.query.routing.PeerHealth;
import io.concord.query.routing.RoutedReaders;
import io.concord.trace.Traces;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Runs the streams and serves what they keep. HTTP is up first and answers 503 until there is
 * something to serve; on closing it goes last: while this node hands over its tasks, it still asks
 * the others on behalf of its callers.
 */
public final class RecommenderNode implements AutoCloseable {
  /** Within what a node that forwarded a request to this one waits for its answer. */
  private static final Duration POPULAR_TIMEOUT = Duration.ofMillis(400);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gcMetrics = new JvmGcMetrics();
  private final InstantSource clock = InstantSource.system();
  private final TimeHistogram requestTimes = new TimeHistogram();
  private final PeerHealth health = new PeerHealth();
  private final NodeSecurity security;
  private final HttpPeers peers;
  private final NodeSettings settings;
  private final Traces traces;
  private final RecommenderStreams streams;
  private final LocalReaders local;
  private final RoutedReaders readers;
  private final QualityReader quality;
  private final AllNodes nodes;
  private final NodePush push;
  private final HttpServer http;

  /** A node whose requests nobody follows. */
  public RecommenderNode(NodeSettings settings) {
    this(settings, Traces.OFF);
  }

  /** A node that closes the traces with itself. */
  public RecommenderNode(NodeSettings settings, Traces traces) {
    this.settings = settings;
    this.traces = traces;
    this.security = new NodeSecurity(settings, clock);
    this.peers = security.peers(traces::calls);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    gcMetrics.bindTo(registry);
    streams = new RecommenderStreams(settings.recommender(), registry, clock);
    local = new LocalReaders(streams, settings.rules(), clock, traces.stores(), requestTimes);
    PopularReader popular =
        CachedPopularReader.ofAnywhere(
            RoutedReaders.popular(
                local.popular(), local.placement(), peers, health, POPULAR_TIMEOUT));
    quality =
        new CachedQualityReader(
            RoutedReaders.quality(
                local.quality(), local.placement(), peers, health, POPULAR_TIMEOUT),
            System::nanoTime);
    readers =
        new RoutedReaders(
            local.copies(popular),
            local.placement(),
            peers,
            health,
            settings.requestTimeout(),
            traces::tasks);
    nodes = new AllNodes(local.node(health::isReachable), peers, health, clock, traces::tasks);
    push = new NodePush(settings.recommender(), settings.subscribersMax(), registry, clock);
    http = new HttpServer(settings.http(), ports(), traces.requests(), security.http());
  }

  private HttpPorts ports() {
    return new HttpPorts(
        traces.routing(readers.everywhere()),
        traces.routing(readers.here()),
        local.popular(),
        quality,
        local.quality(),
        local.products(),
        local.instances(health::isReachable),
        local.readiness(),
        nodes.overview(),
        push.feed(),
        registry::scrape,
        new RequestTimers(registry)
            .and((method, route, status, nanos) -> requestTimes.record(nanos)),
        clock);
  }

  /**
   * Starts serving and processing; returns before the state is restored.
   *
   * @throws io.concord.http.PortInUseException when the HTTP port is taken
   * @throws IllegalStateException when the topics are not as they must be
   */
  public void start() throws InterruptedException {
    security.start();
    http.start();
    new WarmUp(peers, applicationServer()).start();
    streams.start(applicationServer());
    push.start();
  }

  private String applicationServer() {
    return settings.applicationServer() != null
        ? settings.applicationServer()
        : settings.http().host() + ":" + http.port();
  }

  /** The HTTP port listened on. */
  public int port() {
    return http.port();
  }

  public Status status() {
    return streams.status();
  }

  @Override
  public void close() {
    streams.close();
    http.close();
    push.close();
    readers.close();
    nodes.close();
    local.close();
    security.close();
    traces.close();
    gcMetrics.close();
    registry.close();
  }
}
