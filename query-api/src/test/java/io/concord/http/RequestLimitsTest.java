package io.concord.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.contract.PopularProducts;
import io.concord.http.exchange.RequestLog;
import io.concord.http.push.SseCaller;
import io.concord.http.security.HttpSecurity;
import io.concord.push.ChangeFeed;
import io.concord.push.LiveLog;
import io.concord.push.NoChanges;
import io.concord.query.Readers;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
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
  private static final String SHOP = "https://shop.example";

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final LiveLog log = new LiveLog(10).follow();
  private HttpServer server;

  @AfterEach
  void close() {
    released.countDown();
    server.close();
    callers.shutdownNow();
    log.close();
  }

  @Test
  void shouldRefuseWithRetryAfterWhenNoTurnComes() throws Exception {
    occupy(new RequestLimits(100, 1, 1, 1, Duration.ofMillis(50)));

    assertThat(RawCaller.get(server.port(), QUICK))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 1", "X-Process-Time-Ms: ", "\"status\":503");
  }

  @Test
  void shouldLetPagesReadTheRefusalWhenTheirOriginIsKnown() throws Exception {
    occupy(new RequestLimits(100, 1, 1, 1, Duration.ofMillis(50)));

    assertThat(
            RawCaller.send(
                server.port(),
                "GET "
                    + QUICK
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: "
                    + SHOP
                    + "\r\n\r\n"))
        .startsWith("HTTP/1.1 503")
        .contains("Access-Control-Allow-Origin: " + SHOP);
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

  @Test
  void shouldGiveNoTurnToAStreamHoweverItsPathEnds() {
    server = start(new RequestLimits(100, 1, 1, 1, Duration.ofMillis(50)), log.feed());
    try (SseCaller stream = new SseCaller(server.port(), "/v1/changes/")) {
      assertThat(stream.response().statusCode()).isEqualTo(200);
      assertThat(RawCaller.get(server.port(), QUICK)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void shouldCountABatchHoweverItsPathEnds() throws Exception {
    server = start(new RequestLimits(100, 9, 1, 1, Duration.ofMillis(50)), new NoChanges());
    try (Socket unfinished = new Socket("127.0.0.1", server.port())) {
      unfinished.getOutputStream().write(batch("").getBytes(StandardCharsets.US_ASCII));
      await().until(() -> isRefused(batch("")));
      assertThat(isRefused(batch("/"))).isTrue();
    }
  }

  /** A batch whose body does not come. */
  private static String batch(String end) {
    return "POST /v1/recommendations:batch"
        + end
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n";
  }

  private boolean isRefused(String request) {
    return RawCaller.head(server.port(), request).startsWith("HTTP/1.1 503");
  }

  /** Starts a server all of whose turns are taken by one request. */
  private Future<String> occupy(RequestLimits limits) throws InterruptedException {
    server = start(limits, new NoChanges());
    Future<String> first = callers.submit(() -> RawCaller.get(server.port(), SLOW));
    entered.await();
    return first;
  }

  private HttpServer start(RequestLimits limits, ChangeFeed changes) {
    return new HttpServer(
            new HttpSettings("127.0.0.1", 0, "1", "v3", new AnswerSettings(true, Set.of(SHOP))),
            ports(changes),
            RequestTracer.NONE,
            HttpSecurity.loopback(),
            limits,
            new RequestLog())
        .start();
  }

  private HttpPorts ports(ChangeFeed changes) {
    Readers readers = new Readers(new InMemoryRecommendations(), new InMemoryClients());
    return new HttpPorts(
        readers,
        readers,
        asOf -> slowly(),
        Samples::instances,
        Samples::ready,
        new InMemoryNodes().overview(),
        changes,
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
