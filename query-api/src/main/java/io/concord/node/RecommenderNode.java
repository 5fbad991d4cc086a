package io.concord.node;

import io.concord.app.RecommenderSettings;
import io.concord.app.RecommenderStreams;
import io.concord.app.Status;
import io.concord.http.HttpPorts;
import io.concord.http.HttpServer;
import io.concord.http.HttpSettings;
import io.concord.http.RequestTimers;
import io.concord.query.local.LocalReaders;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;

/**
 * Runs the streams and serves what they keep. HTTP is up first and answers 503 until there is
 * something to serve; on closing it goes first, so that no request meets a closed store.
 */
public final class RecommenderNode implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gcMetrics = new JvmGcMetrics();
  private final RecommenderStreams streams;
  private final HttpServer http;

  public RecommenderNode(RecommenderSettings settings, HttpSettings httpSettings) {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    gcMetrics.bindTo(registry);
    streams = new RecommenderStreams(settings, registry);
    http = new HttpServer(httpSettings, ports());
  }

  private HttpPorts ports() {
    InstantSource clock = InstantSource.system();
    LocalReaders readers = new LocalReaders(streams, clock);
    return new HttpPorts(
        readers.recommendations(),
        readers.clients(),
        readers.readiness(),
        registry::scrape,
        new RequestTimers(registry),
        clock);
  }

  /**
   * Starts serving and processing; returns before the state is restored.
   *
   * @throws io.concord.http.PortInUseException when the HTTP port is taken
   * @throws IllegalStateException when the topics are not as they must be
   */
  public void start() throws InterruptedException {
    http.start();
    streams.start();
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
    http.close();
    streams.close();
    gcMetrics.close();
    registry.close();
  }
}
