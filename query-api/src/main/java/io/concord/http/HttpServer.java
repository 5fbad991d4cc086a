package io.concord.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.ContractJson;
import io.concord.http.client.BatchRoutes;
import io.concord.http.client.ClientRoutes;
import io.concord.http.client.RecommendationRoutes;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.ReadersChoice;
import io.concord.http.exchange.RequestCounters;
import io.concord.http.exchange.RequestLog;
import io.concord.http.exchange.Routes;
import io.concord.http.legacy.LegacyRoutes;
import io.concord.http.legacy.LegacyStatusRoutes;
import io.concord.http.operation.NodeRoutes;
import io.concord.http.operation.OperationRoutes;
import io.concord.http.push.ChangeRoutes;
import io.concord.push.ChangeFeed;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.json.JavalinJackson;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recommender's HTTP server. Requests run on virtual threads where the JDK has them, because a
 * request may wait for another node.
 *
 * <p>Bodies are not compressed: gzip of one list costs more than all the rest of its answer. A
 * proxy in front may.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /** Idle connections close within a twentieth of a second. */
  private static final Duration DRAIN_MAX = Duration.ofMillis(500);

  /** For the last events of those who subscribed; an end is small. */
  private static final Duration LAST_EVENTS_MAX = Duration.ofMillis(500);

  private final ChangeFeed changes;
  private final LastAnswers lastAnswers = new LastAnswers();
  private final Javalin javalin;

  public HttpServer(HttpSettings settings, HttpPorts ports) {
    this(settings, ports, RequestTracer.NONE);
  }

  public HttpServer(HttpSettings settings, HttpPorts ports, RequestTracer tracer) {
    this(
        settings,
        ports,
        tracer,
        RequestLimits.DEFAULT.withSubscribers(ports.changes().subscribersMax()),
        new RequestLog());
  }

  HttpServer(
      HttpSettings settings,
      HttpPorts ports,
      RequestTracer tracer,
      RequestLimits limits,
      RequestLog log) {
    this.changes = ports.changes();
    this.javalin =
        Javalin.create(config -> configure(config, settings, ports, tracer, limits, log));
  }

  /**
   * Starts to listen.
   *
   * @throws PortInUseException when another process has the port
   */
  public HttpServer start() {
    javalin.start();
    return this;
  }

  /** The port listened on. */
  public int port() {
    return javalin.port();
  }

  /**
   * Ends subscriptions, accepts no more connections, gives those that are open their last answers,
   * lets running requests end within some seconds, cuts the rest, stops.
   */
  @Override
  public void close() {
    endSubscriptions();
    lastAnswers.drain(javalin.jettyServer().server(), DRAIN_MAX);
    try {
      javalin.stop();
    } catch (JavalinException e) {
      LOG.warn("requests still running at the stop were cut: {}", e.getMessage());
    }
  }

  private void endSubscriptions() {
    try {
      changes.endAll(LAST_EVENTS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void configure(
      JavalinConfig config,
      HttpSettings settings,
      HttpPorts ports,
      RequestTracer tracer,
      RequestLimits limits,
      RequestLog log) {
    JsonMapper json = ContractJson.mapper();
    Answers answers = new Answers(json);
    RequestCounters counters = new RequestCounters();
    ErrorAnswers errors = new ErrorAnswers(answers);
    quieten(config);
    config.jsonMapper(new JavalinJackson(json, false));
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.router.handlerWrapper(HttpServer::namingRoute);
    config.router.javaLangErrorHandler(errors::die);
    errors.register(config.routes);
    routes(settings, ports, counters, answers, log, json).forEach(r -> r.register(config.routes));
    ProcessTimeHandler processTime = new ProcessTimeHandler(counters, ports.observer(), log);
    new JettyTuning(
            settings,
            limits,
            processTime,
            new RefusalHandler(answers, processTime),
            tracer,
            lastAnswers)
        .apply(config.jetty);
  }

  private static void quieten(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
  }

  private static Handler namingRoute(Endpoint endpoint) {
    return ctx -> {
      ctx.req().setAttribute(ProcessTimeHandler.ROUTE, endpoint.path);
      endpoint.handler.handle(ctx);
    };
  }

  /** The fastest path first: Javalin tries routes in the order of their registration. */
  private static List<Routes> routes(
      HttpSettings settings,
      HttpPorts ports,
      RequestCounters counters,
      Answers answers,
      RequestLog log,
      JsonMapper json) {
    ReadersChoice readers = new ReadersChoice(ports.everywhere(), ports.here());
    return List.of(
        new RecommendationRoutes(readers, counters, answers, log),
        new BatchRoutes(readers, counters, answers, json),
        new ClientRoutes(readers, answers, log),
        new ChangeRoutes(ports.changes(), readers, answers),
        new LegacyRoutes(
            ports.everywhere().recommendations(), counters, answers, log, json, ports.clock()),
        new NodeRoutes(ports.instances(), ports.popularHere(), answers),
        new LegacyStatusRoutes(
            settings.version(),
            settings.modelVersion(),
            ports.readiness(),
            counters,
            answers,
            ports.clock()),
        new OperationRoutes(ports.readiness(), ports.scrape(), answers));
  }
}
