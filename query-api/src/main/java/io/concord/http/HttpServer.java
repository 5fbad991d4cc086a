package io.concord.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.ContractJson;
import io.concord.http.client.BatchRoutes;
import io.concord.http.client.ClientRoutes;
import io.concord.http.client.ClientSearchRoutes;
import io.concord.http.client.RecommendationRoutes;
import io.concord.http.document.ApiCatalogue;
import io.concord.http.document.DocsRoutes;
import io.concord.http.document.DocumentRoutes;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.ReadersChoice;
import io.concord.http.exchange.RequestCounters;
import io.concord.http.exchange.RequestLog;
import io.concord.http.exchange.Routes;
import io.concord.http.legacy.LegacyRoutes;
import io.concord.http.legacy.LegacyStatusRoutes;
import io.concord.http.operation.NodeRoutes;
import io.concord.http.operation.OperationRoutes;
import io.concord.http.operation.OverviewRoutes;
import io.concord.http.operation.PeerRoutes;
import io.concord.http.operation.QualityRoutes;
import io.concord.http.page.PageRoutes;
import io.concord.http.product.ProductRoutes;
import io.concord.http.push.ChangeRoutes;
import io.concord.http.security.Enforcement;
import io.concord.http.security.Gate;
import io.concord.http.security.HttpSecurity;
import io.concord.push.ChangeFeed;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.util.MethodNotAllowedUtil;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recommender's HTTP server. Requests run on virtual threads where the JDK has them, because a
 * request may wait for another node.
 *
 * <p>{@link Answers} compress where it is asked for; neither Javalin nor Jetty does, see ADR 27.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /** Idle connections close within a twentieth of a second. */
  private static final Duration DRAIN_MAX = Duration.ofMillis(500);

  /** For the last events of those who subscribed; an end is small. */
  private static final Duration LAST_EVENTS_MAX = Duration.ofMillis(500);

  private final ChangeFeed changes;
  private final LastAnswers lastAnswers = new LastAnswers();
  private final ApiCatalogue catalogue = new ApiCatalogue();
  private final Javalin javalin;

  public HttpServer(HttpSettings settings, HttpPorts ports) {
    this(settings, ports, RequestTracer.NONE);
  }

  public HttpServer(HttpSettings settings, HttpPorts ports, RequestTracer tracer) {
    this(settings, ports, tracer, HttpSecurity.loopback(ports.clock()));
  }

  public HttpServer(
      HttpSettings settings, HttpPorts ports, RequestTracer tracer, HttpSecurity security) {
    this(
        settings,
        ports,
        tracer,
        security,
        RequestLimits.DEFAULT.withSubscribers(ports.changes().subscribersMax()),
        new RequestLog());
  }

  HttpServer(
      HttpSettings settings,
      HttpPorts ports,
      RequestTracer tracer,
      HttpSecurity security,
      RequestLimits limits,
      RequestLog log) {
    this.changes = ports.changes();
    this.javalin =
        Javalin.create(config -> configure(config, settings, ports, tracer, security, limits, log));
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

  /** Its routes, and what is said of them. */
  ApiCatalogue catalogue() {
    return catalogue;
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
      HttpSecurity security,
      RequestLimits limits,
      RequestLog log) {
    JsonMapper json = ContractJson.mapper();
    Answers answers = new Answers(json, settings.answers().gzip());
    RequestCounters counters = new RequestCounters();
    ErrorAnswers errors = new ErrorAnswers(answers);
    quieten(config);
    config.jsonMapper(new JavalinJackson(json, false));
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.router.javaLangErrorHandler(errors::die);
    errors.register(config.routes);
    new Enforcement(security).register(config.routes);
    config.events.handlerAdded(catalogue::registered);
    for (Routes routes : routes(settings, ports, limits, counters, answers, log, json)) {
      routes.register(config.routes);
      catalogue.described(routes);
    }
    ProcessTimeHandler processTime = new ProcessTimeHandler(counters, ports.observer(), log);
    new JettyTuning(
            settings,
            limits,
            security,
            new Gate(security, answers),
            processTime,
            new RefusalHandler(answers, processTime),
            tracer,
            new CrossOriginHandler(settings.answers().corsOrigins(), this::methods),
            lastAnswers,
            ports.clock())
        .apply(config.jetty);
  }

  /** Those of the path's routes. */
  private List<String> methods(String path) {
    return MethodNotAllowedUtil.INSTANCE
        .findAvailableHttpHandlerTypes(javalin.unsafe.internalRouter, path)
        .stream()
        .map(HandlerType::name)
        .toList();
  }

  private static void quieten(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
  }

  /** The fastest path first: Javalin tries routes in the order of their registration. */
  private List<Routes> routes(
      HttpSettings settings,
      HttpPorts ports,
      RequestLimits limits,
      RequestCounters counters,
      Answers answers,
      RequestLog log,
      JsonMapper json) {
    ReadersChoice readers = new ReadersChoice(ports.everywhere(), ports.here());
    LegacyStatusRoutes status =
        new LegacyStatusRoutes(
            settings.version(),
            settings.modelVersion(),
            ports.readiness(),
            counters,
            answers,
            ports.clock());
    return List.of(
        new RecommendationRoutes(readers, counters, answers, log),
        new BatchRoutes(readers, counters, answers, json),
        new ClientRoutes(readers, answers, log),
        new ProductRoutes(ports.products(), answers, log),
        new ClientSearchRoutes(ports.overview().clients(), answers),
        new ChangeRoutes(ports.changes(), readers, answers, limits.lookups()),
        new LegacyRoutes(
            ports.everywhere().recommendations(),
            ports.quality(),
            counters,
            answers,
            log,
            json,
            ports.clock()),
        new NodeRoutes(ports.instances(), ports.popularHere(), answers),
        status,
        new PageRoutes(answers, status::index),
        new QualityRoutes(ports.quality(), ports.qualityHere(), answers),
        new OverviewRoutes(ports.overview().topology(), ports.overview().operations(), answers),
        new PeerRoutes(ports.overview().here(), answers),
        new OperationRoutes(ports.readiness(), ports.scrape(), answers),
        new DocumentRoutes(answers, catalogue),
        new DocsRoutes(answers));
  }
}
