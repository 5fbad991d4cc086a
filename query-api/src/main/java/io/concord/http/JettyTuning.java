package io.concord.http;

import io.concord.http.security.AuditHandler;
import io.concord.http.security.BodyDeadline;
import io.concord.http.security.CallerHandler;
import io.concord.http.security.Gate;
import io.concord.http.security.HttpSecurity;
import io.concord.http.security.SecurityHeaders;
import io.concord.security.audit.Audit;
import io.javalin.config.JettyConfig;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How Jetty listens, runs requests, stops and refuses. */
final class JettyTuning {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

  /** How long an open connection without a request may delay the stop. */
  private static final Duration IDLE_AT_STOP = Duration.ofMillis(50);

  /** Javalin matches paths itself, but cannot decode what was never in a standard: %u0037. */
  private static final UriCompliance PATHS =
      UriCompliance.LEGACY.without("paths", UriCompliance.Violation.UTF16_ENCODINGS);

  private static final int THREADS_MAX = 250;
  private static final int THREADS_MIN = 8;

  private final HttpSettings settings;
  private final RequestLimits limits;
  private final HttpSecurity security;
  private final Gate gate;
  private final ProcessTimeHandler processTime;
  private final RefusalHandler refusals;
  private final RequestTracer tracer;
  private final CrossOriginHandler crossOrigin;
  private final LastAnswers lastAnswers;
  private final InstantSource clock;

  JettyTuning(
      HttpSettings settings,
      RequestLimits limits,
      HttpSecurity security,
      Gate gate,
      ProcessTimeHandler processTime,
      RefusalHandler refusals,
      RequestTracer tracer,
      CrossOriginHandler crossOrigin,
      LastAnswers lastAnswers,
      InstantSource clock) {
    this.settings = settings;
    this.limits = limits;
    this.security = security;
    this.gate = gate;
    this.processTime = processTime;
    this.refusals = refusals;
    this.tracer = tracer;
    this.crossOrigin = crossOrigin;
    this.lastAnswers = lastAnswers;
    this.clock = clock;
  }

  void apply(JettyConfig jetty) {
    jetty.threadPool = threadPool();
    jetty.addConnector(this::connector);
    jetty.modifyServer(this::wrap);
    jetty.modifyServletContextHandler(context -> context.setErrorHandler(refusals));
    jetty.modifyServletContextHandler(context -> context.setSessionHandler(NoSessions.handler()));
    WebSocketTuning.apply(jetty);
  }

  /** Only requests become virtual threads; Jetty's selectors stay on platform threads. */
  private static QueuedThreadPool threadPool() {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
    threads.setName("http");
    if (VirtualThreads.areSupported()) {
      threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
    }
    return threads;
  }

  /** Binds at once, so that a taken port is told before Javalin logs a start and its failure. */
  private ServerConnector connector(Server server, HttpConfiguration configuration) {
    configuration.addCustomizer(new SecurityHeaders(security.tls() != null));
    configuration.setUriCompliance(PATHS);
    ServerConnector connector = connectorOf(server, configuration);
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setShutdownIdleTimeout(IDLE_AT_STOP.toMillis());
    try {
      connector.open();
      return connector;
    } catch (IOException e) {
      throw bindFailure(e);
    }
  }

  private ServerConnector connectorOf(Server server, HttpConfiguration configuration) {
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    if (security.tls() == null) {
      return new ServerConnector(server, http);
    }
    // callers that ask by address, such as health checks, name no host to compare with
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(server, security.tls().contexts(), http);
  }

  private RuntimeException bindFailure(IOException failure) {
    if (failure.getCause() instanceof BindException bind
        && String.valueOf(bind.getMessage()).contains("in use")) {
      return new PortInUseException(settings.port(), failure);
    }
    return new IllegalStateException(
        "host and port must be ones this process may listen on, host="
            + settings.host()
            + ", port="
            + settings.port(),
        failure);
  }

  private void wrap(Server server) {
    boolean traced = tracer != RequestTracer.NONE;
    if (traced) {
      server.insertHandler(new TraceHandler.Entered());
    }
    server.insertHandler(new BodyDeadline(security.bodyMax()));
    limits.apply(server);
    server.insertHandler(new GracefulHandler());
    server.insertHandler(gate);
    if (security.audit() != Audit.NONE) {
      server.insertHandler(new AuditHandler(security.audit(), gate.refusals(), clock));
    }
    if (!settings.answers().corsOrigins().isEmpty()) {
      server.insertHandler(crossOrigin);
    }
    server.insertHandler(processTime);
    if (traced) {
      server.insertHandler(new TraceHandler(tracer));
    }
    server.insertHandler(new CallerHandler(security));
    server.insertHandler(lastAnswers);
    server.setErrorHandler(refusals);
    server.setStopTimeout(STOP_TIMEOUT.toMillis());
  }
}
