package io.concord.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.PopularProducts;
import io.concord.http.exchange.RequestLog;
import io.concord.http.security.HttpSecurity;
import io.concord.query.Readers;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestLimitsTest {
  private static final String SLOW = "/internal/popular?asOf=2024-07-01";
  private static final String QUICK = "/v1/clients/1";

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private HttpServer server;

  @AfterEach
  void close() {
    released.countDown();
    server.close();
    callers.shutdownNow();
  }

  @Test
  void shouldRefuseWithRetryAfterWhenNoTurnComes() throws Exception {
    occupy(new RequestLimits(100, 1, 1, 1, Duration.ofMillis(50)));

    assertThat(RawCaller.get(server.port(), QUICK))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 1", "X-Process-Time-Ms: ", "\"status\":503");
  }

  @Test
  void shouldAnswerWhenATurnComesInTime() throws Exception {
    Future<String> first = occupy(new RequestLimits(100, 1, 1, 1, Duration.ofSeconds(20)));
    Future<String> second = callers.submit(() -> RawCaller.get(server.port(), QUICK));

    released.countDown();

    assertThat(first.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
    assertThat(second.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
  }

  @Test
  void shouldTellOfItsHealthWhenItIsBusy() throws Exception {
    occupy(new RequestLimits(100, 1, 1, 1, Duration.ofSeconds(20)));

    assertThat(RawCaller.get(server.port(), "/health/live")).startsWith("HTTP/1.1 200");
    assertThat(RawCaller.get(server.port(), "/metrics")).startsWith("HTTP/1.1 200");
  }

  /** Starts a server all of whose turns are taken by one request. */
  private Future<String> occupy(RequestLimits limits) throws InterruptedException {
    server =
        new HttpServer(
                new HttpSettings("127.0.0.1", 0, "1", "v3"),
                ports(),
                RequestTracer.NONE,
                HttpSecurity.loopback(),
                limits,
                new RequestLog())
            .start();
    Future<String> first = callers.submit(() -> RawCaller.get(server.port(), SLOW));
    entered.await();
    return first;
  }

  private HttpPorts ports() {
    Readers readers = new Readers(new InMemoryRecommendations(), new InMemoryClients());
    return new HttpPorts(
        readers,
        readers,
        asOf -> slowly(),
        Samples::instances,
        Samples::ready,
        new InMemoryNodes().overview(),
        () -> "",
        RequestObserver.NONE,
        () -> Samples.NOW);
  }

  private Result<PopularProducts> slowly() {
    entered.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Found<>(Samples.popular());
  }
}
