package io.concord.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PopularProducts;
import io.concord.contract.PurchasePage;
import io.concord.contract.Recommendations;
import io.concord.http.exchange.RequestLog;
import io.concord.http.push.SseCaller;
import io.concord.http.security.HttpSecurity;
import io.concord.push.LiveLog;
import io.concord.query.ClientReader;
import io.concord.query.DueQuery;
import io.concord.query.PurchaseQuery;
import io.concord.query.Readers;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RequestLimitsTest {
  private static final String SLOW = "/internal/popular?asOf=2024-07-01";
  private static final long SLOW_CLIENT = 2;
  private static final long CLIENT_WITH_LIST = 3;
  private static final String QUICK = "/v1/clients/1";
  private static final String BATCH = "/v1/recommendations:batch";
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
    log.close();
    callers.shutdownNow();
  }

  @Test
  void shouldRefuseWithRetryAfterWhenNoTurnComes() throws Exception {
    occupy(new RequestLimits(100, 1, 1, 1, 1, Duration.ofMillis(50)));

    assertThat(RawCaller.get(server.port(), QUICK))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 1", "X-Process-Time-Ms: ", "\"status\":503");
  }

  @Test
  void shouldLetPagesReadTheRefusalWhenTheirOriginIsKnown() throws Exception {
    occupy(new RequestLimits(100, 1, 1, 1, 1, Duration.ofMillis(50)));

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
    Future<String> first = occupy(new RequestLimits(100, 1, 1, 1, 1, Duration.ofSeconds(20)));
    Future<String> second = callers.submit(() -> RawCaller.get(server.port(), QUICK));

    released.countDown();

    assertThat(first.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
    assertThat(second.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
  }

  @Test
  void shouldTellOfItsHealthWhenItIsBusy() throws Exception {
    occupy(new RequestLimits(100, 1, 1, 1, 1, Duration.ofSeconds(20)));

    assertThat(RawCaller.get(server.port(), "/health/live")).startsWith("HTTP/1.1 200");
    assertThat(RawCaller.get(server.port(), "/metrics")).startsWith("HTTP/1.1 200");
  }

  @Test
  void shouldGiveNoTurnToAStreamHoweverItsPathEnds() {
    start(new RequestLimits(100, 1, 1, 9, 1, Duration.ofMillis(50)));
    try (SseCaller stream = new SseCaller(server.port(), "/v1/changes/")) {
      assertThat(stream.response().statusCode()).isEqualTo(200);
      assertThat(RawCaller.get(server.port(), QUICK)).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BATCH, BATCH + "/", "/v1/recommendations:plain"})
  void shouldRefuseABatchWhenOthersHaveTheirTurnsAndAnswerEverythingElse(String path)
      throws Exception {
    occupyBatches(new RequestLimits(100, 2, 1, 9, 1, Duration.ofMillis(50)));

    assertThat(RawCaller.send(server.port(), batch(path)))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 1");
    assertThat(RawCaller.get(server.port(), QUICK)).startsWith("HTTP/1.1 200");
  }

  @Test
  void shouldLetABatchThatWaitsTakeNoTurnOfOthers() throws Exception {
    Future<String> first =
        occupyBatches(new RequestLimits(100, 2, 1, 9, 1, Duration.ofSeconds(20)));
    Future<String> waiting = callers.submit(() -> RawCaller.send(server.port(), batch(BATCH)));
    // refused at once, so the one before it waits
    await().until(() -> RawCaller.send(server.port(), batch(BATCH)).startsWith("HTTP/1.1 503"));

    assertThat(RawCaller.get(server.port(), QUICK)).startsWith("HTTP/1.1 200");
    released.countDown();

    assertThat(first.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
    assertThat(waiting.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
  }

  @Test
  void shouldEndIdleConnectionsSoonWhenThereAreAsManyAsThereMayBe() throws Exception {
    start(new RequestLimits(2, 10, 10, 9, 10, Duration.ofSeconds(1)));
    try (Socket idle = new Socket("127.0.0.1", server.port())) {
      idle.setSoTimeout(10_000);
      idle.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n".getBytes());
      assertThat(idle.getInputStream().read()).isEqualTo('H');
      try (Socket last = new Socket("127.0.0.1", server.port())) {
        assertThat(last.isConnected()).isTrue();

        assertThat(RawCaller.get(server.port(), QUICK)).startsWith("HTTP/1.1 200");

        assertThat(idle.getInputStream().readAllBytes()).endsWith('}');
      }
    }
  }

  private Future<String> occupyBatches(RequestLimits limits) throws InterruptedException {
    start(limits);
    Future<String> first = callers.submit(() -> RawCaller.send(server.port(), batch(BATCH)));
    entered.await();
    return first;
  }

  private static String batch(String path) {
    String body = "{\"clientIds\":[1]}";
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /** Streams are not counted as requests; what their opening reads is. */
  @Test
  void shouldRefuseAStreamWhenItsClientCannotBeLookedFor() throws Exception {
    log.change(CLIENT_WITH_LIST);
    Future<String> first =
        occupy(new RequestLimits(100, 1, 1, 1, 1, Duration.ofSeconds(20)), open(SLOW_CLIENT));

    assertThat(RawCaller.send(server.port(), open(SLOW_CLIENT)))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 1");
    assertThat(RawCaller.send(server.port(), open(CLIENT_WITH_LIST))).startsWith("HTTP/1.1 200");
    assertThat(log.subscribers()).isEqualTo(1);

    released.countDown();

    assertThat(first.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
    assertThat(RawCaller.send(server.port(), open(SLOW_CLIENT))).startsWith("HTTP/1.1 200");
  }

  /** As a stream, of which only the head is asked for. */
  private static String open(long clientId) {
    return "HEAD /v1/clients/"
        + clientId
        + "/changes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  }

  /** Starts a server all of whose turns are taken by one request. */
  private Future<String> occupy(RequestLimits limits) throws InterruptedException {
    return occupy(
        limits, "GET " + SLOW + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  private Future<String> occupy(RequestLimits limits, String request) throws InterruptedException {
    start(limits);
    Future<String> first = callers.submit(() -> RawCaller.send(server.port(), request));
    entered.await();
    return first;
  }

  private void start(RequestLimits limits) {
    server =
        new HttpServer(
                new HttpSettings("127.0.0.1", 0, "1", "v3", new AnswerSettings(true, Set.of(SHOP))),
                ports(),
                RequestTracer.NONE,
                HttpSecurity.loopback(InstantSource.system()),
                limits,
                new RequestLog())
            .start();
  }

  private HttpPorts ports() {
    Readers readers = new Readers(new SlowBatches(), new SlowClients());
    return new HttpPorts(
        readers,
        readers,
        asOf -> slowly(),
        (to, days) -> new Found<>(Samples.quality()),
        (to, days) -> new Found<>(Samples.quality()),
        new InMemoryProducts(),
        Samples::instances,
        Samples::ready,
        new InMemoryNodes().overview(),
        log.feed(),
        () -> "",
        RequestObserver.NONE,
        () -> Samples.NOW);
  }

  private Result<PopularProducts> slowly() {
    waitForRelease();
    return new Found<>(Samples.popular());
  }

  private void waitForRelease() {
    entered.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class SlowBatches implements RecommendationReader {
    private final InMemoryRecommendations lists = new InMemoryRecommendations();

    @Override
    public Result<Recommendations> recommendations(RecommendationQuery query) {
      return lists.recommendations(query);
    }

    @Override
    public List<Result<Recommendations>> recommendations(List<RecommendationQuery> queries) {
      waitForRelease();
      return lists.recommendations(queries);
    }

    @Override
    public Result<Recommendations> popular(RecommendationQuery query) {
      return lists.popular(query);
    }
  }

  private final class SlowClients implements ClientReader {
    private final ClientReader clients = new InMemoryClients();

    @Override
    public Result<ClientProfile> profile(long clientId) {
      if (clientId == SLOW_CLIENT) {
        waitForRelease();
      }
      return clients.profile(clientId);
    }

    @Override
    public Result<PurchasePage> purchases(PurchaseQuery query) {
      return clients.purchases(query);
    }

    @Override
    public Result<DueProducts> due(DueQuery query) {
      return clients.due(query);
    }
  }
}
