package io.concord.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** One Micrometer timer {@code http.server.requests} per method, route and status. */
public final class RequestTimers implements RequestObserver {
  private static final String OTHER_METHOD = "OTHER";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final MeterRegistry registry;
  private final ConcurrentMap<Tags, Timer> timers = new ConcurrentHashMap<>();

  public RequestTimers(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void answered(String method, String route, int status, long nanos) {
    timers
        .computeIfAbsent(new Tags(bounded(method), route, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** A caller may invent methods; each must not become a time series. */
  private static String bounded(String method) {
    return METHODS.contains(method) ? method : OTHER_METHOD;
  }

  private Timer timer(Tags tags) {
    return Timer.builder("http.server.requests")
        .description("From a request's first byte to its answer's first byte")
        .tags("method", tags.method(), "route", tags.route())
        .tag("status", Integer.toString(tags.status()))
        .register(registry);
  }

  private record Tags(String method, String route, int status) {}
}
