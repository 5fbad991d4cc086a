package io.concord.http.legacy;

import io.concord.contract.LegacyHealth;
import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.RequestCounters;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.query.Readiness;
import io.concord.query.ReadinessReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code GET /} and {@code GET /health} as the old service answered them: always with 200. */
public final class LegacyStatusRoutes implements Routes {
  private static final String MODE_LIVE = "live";
  private static final double MILLIS_PER_SECOND = 1e3;

  private final String version;
  private final String modelVersion;
  private final ReadinessReader reader;
  private final RequestCounters counters;
  private final Answers answers;
  private final InstantSource clock;
  private final Instant startedAt;

  public LegacyStatusRoutes(
      String version,
      String modelVersion,
      ReadinessReader reader,
      RequestCounters counters,
      Answers answers,
      InstantSource clock) {
    this.version = version;
    this.modelVersion = modelVersion;
    this.reader = reader;
    this.counters = counters;
    this.answers = answers;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/", Access.OPEN, this::index);
    Routes.get(routes, "/health", Access.OPEN, this::health);
  }

  @Override
  public List<Operation> operations() {
    return List.of(LegacyOperations.index(), LegacyOperations.health());
  }

  private void index(Context ctx) throws IOException {
    answers.ok(
        ctx,
        new LegacyIndex("Concord Recommender", version, "running", "/docs", "/health", "/metrics"));
  }

  private void health(Context ctx) throws IOException {
    Duration uptime = Duration.between(startedAt, clock.instant());
    answers.ok(
        ctx,
        new LegacyHealth(
            current(reader.readiness()) ? "healthy" : "degraded",
            version,
            uptime.toMillis() / MILLIS_PER_SECOND,
            counters.snapshot(),
            false,
            modelVersion));
  }

  private static boolean current(Readiness readiness) {
    return readiness.ready() && MODE_LIVE.equals(readiness.mode());
  }
}
