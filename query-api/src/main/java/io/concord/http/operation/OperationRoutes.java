package io.concord.http.operation;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.query.Readiness;
import io.concord.query.ReadinessReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** {@code GET /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class OperationRoutes implements Routes {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int UNAVAILABLE = 503;

  private final ReadinessReader reader;
  private final Supplier<String> scrape;
  private final Answers answers;

  public OperationRoutes(ReadinessReader reader, Supplier<String> scrape, Answers answers) {
    this.reader = reader;
    this.scrape = scrape;
    this.answers = answers;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/health/live", Access.OPEN, this::live);
    Routes.get(routes, "/health/ready", Access.OPEN, this::ready);
    Routes.get(routes, "/metrics", Access.OPERATE, this::metrics);
  }

  @Override
  public List<Operation> operations() {
    return List.of(NodeOperations.live(), NodeOperations.ready(), NodeOperations.metrics());
  }

  private void live(Context ctx) throws IOException {
    Readiness readiness = reader.readiness();
    answers.json(ctx, status(readiness.live()), readiness);
  }

  private void ready(Context ctx) throws IOException {
    Readiness readiness = reader.readiness();
    answers.json(ctx, status(readiness.ready()), readiness);
  }

  private void metrics(Context ctx) throws IOException {
    byte[] text = scrape.get().getBytes(StandardCharsets.UTF_8);
    answers.bytes(ctx, Answers.OK, PROMETHEUS_TEXT, text);
  }

  private static int status(boolean good) {
    return good ? Answers.OK : UNAVAILABLE;
  }
}
