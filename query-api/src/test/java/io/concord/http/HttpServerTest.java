package io.concord.http;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.push.NoChanges;
import io.concord.query.Readers;
import io.concord.query.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health",
        "/health/live",
        "/metrics",
        "/nowhere",
        "/v1/clients/1",
        "/v1/clients/x",
        "/v1/clients/5/recommendations"
      })
  void shouldPutProcessTimeOnEveryAnswer(String path) {
    try (TestServer server = new TestServer()) {
      String millis = server.get(path).headers().firstValue("X-Process-Time-Ms").orElseThrow();

      assertThat(millis).matches("\\d+\\.\\d\\d");
      assertThat(Double.parseDouble(millis)).isLessThan(60_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n"
      })
  void shouldAnswerProblemWhenRequestIsUnreadable(String request) {
    try (TestServer server = new TestServer()) {
      assertThat(RawCaller.send(server.port(), request))
          .startsWith("HTTP/1.1 400 Bad Request")
          .containsIgnoringCase("content-type: application/problem+json")
          .contains("X-Process-Time-Ms: ")
          .contains("\"status\":400");
    }
  }

  @Test
  void shouldAnswerProblemWhenHeadersAreTooLarge() {
    try (TestServer server = new TestServer()) {
      String request =
          "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + "a".repeat(20_000) + "\r\n\r\n";

      assertThat(RawCaller.send(server.port(), request))
          .startsWith("HTTP/1.1 431")
          .contains("Connection: close")
          .contains("X-Process-Time-Ms: ")
          .contains("\"status\":431");
    }
  }

  @Test
  void shouldAnswerProblemWhenPathIsUnknown() {
    try (TestServer server = new TestServer()) {
      assertProblem(server.get("/v2/clients"), 404, "not-found")
          .saying("no such path, path=/v2/clients");
    }
  }

  @Test
  void shouldLogAndNotTellWhyWhenServerFails() {
    try (TestServer server = new TestServer();
        CapturedLog log = CapturedLog.of(ErrorAnswers.class)) {
      HttpResponse<String> response = server.get("/v1/clients/5/recommendations");

      assertProblem(response, 500, "internal-error")
          .saying("the request failed inside the server, whose log says why");
      assertThat(response.body()).doesNotContain("secret", "IllegalState", "\\tat");
      assertThat(log.failures()).singleElement().satisfies(HttpServerTest::isStoreFailure);
    }
  }

  @Test
  void shouldLogAndNotTellWhyWhenErrorIsThrown() {
    try (TestServer server = new TestServer();
        CapturedLog log = CapturedLog.of(ErrorAnswers.class)) {
      HttpResponse<String> response = server.get("/v1/clients/6/recommendations");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("application/problem+json");
      assertThat(response.body()).contains("urn:concord:problem:internal-error");
      assertThat(response.body()).doesNotContain("secret");
      assertThat(log.failures()).singleElement().isInstanceOf(NoClassDefFoundError.class);
    }
  }

  private static void isStoreFailure(Throwable failure) {
    assertThat(failure).hasMessage("store secret").isInstanceOf(IllegalStateException.class);
    assertThat(failure.getStackTrace()).isNotEmpty();
  }

  @Test
  void shouldSayWhatToDoWhenPortIsInUse() {
    try (TestServer first = new TestServer()) {
      HttpServer second = server("127.0.0.1", first.port());

      assertThatThrownBy(second::start)
          .isInstanceOf(PortInUseException.class)
          .hasMessage(
              "port " + first.port() + " is in use; choose another with --port N or --port 0");
    }
  }

  @Test
  void shouldNameHostWhenItIsNotOurs() {
    HttpServer server = server("192.0.2.1", 0);

    assertThatThrownBy(server::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("host=192.0.2.1, port=0");
  }

  @Test
  @Timeout(10)
  void shouldStopWithinSecondsWhenCallersKeepConnections() {
    TestServer server = new TestServer();
    server.get("/");

    long start = System.nanoTime();
    server.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  /**
   * One connection on which request follows request, as a busy caller's. It may end between two of
   * them, and a caller sends the one that got no answer elsewhere; a refusal would be an answer.
   */
  @RepeatedTest(10)
  @Timeout(20)
  void shouldRefuseNobodyOnOpenConnectionsWhenStopped() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (TestServer server = new TestServer();
        Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String head = answer(socket, in);
      Future<?> stop = thread.submit(server::close);
      while (!head.isEmpty()) {
        assertThat(head).startsWith("HTTP/1.1 200");
        head = answer(socket, in);
      }
      stop.get(10, TimeUnit.SECONDS);
      assertThat(server.port()).as("nobody listens").isNegative();
    } finally {
      thread.shutdownNow();
    }
  }

  /** The head of an answer, whose body is read; empty when the connection has ended. */
  private static String answer(Socket socket, BufferedReader in) {
    StringBuilder head = new StringBuilder();
    try {
      socket
          .getOutputStream()
          .write(
              "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.append(line).append('\n');
      }
      if (!head.isEmpty()) {
        in.skip(Long.parseLong(head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1")));
      }
      return head.toString();
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  @Timeout(20)
  void shouldFinishRunningRequestWhenStopped() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    HttpServer server =
        new HttpServer(new HttpSettings("127.0.0.1", 0, "1", "v3"), slowScrape(entered, released))
            .start();
    int port = server.port();
    try {
      Future<String> answer = threads.submit(() -> RawCaller.get(port, "/metrics"));
      entered.await();
      Future<?> stop = threads.submit(server::close);
      released.countDown();

      assertThat(answer.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200").endsWith("slow\n");
      stop.get(10, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(20)
  void shouldStopWhenRequestNeverEnds() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    HttpServer server =
        new HttpServer(new HttpSettings("127.0.0.1", 0, "1", "v3"), slowScrape(entered, never))
            .start();
    int port = server.port();
    try {
      thread.submit(() -> RawCaller.get(port, "/metrics"));
      entered.await();
      long start = System.nanoTime();

      server.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    } finally {
      never.countDown();
      thread.shutdownNow();
    }
  }

  private static HttpPorts slowScrape(CountDownLatch entered, CountDownLatch released) {
    return ports(
        () -> {
          entered.countDown();
          await(released);
          return "slow\n";
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldTellObserverMethodRouteAndStatus() {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (TestServer server =
        new TestServer((method, route, status, nanos) -> seen.add(method + route + status))) {
      server.get("/v1/clients/1");
      server.get("/v1/clients/3");
      server.get("/nowhere/7");
    }
    assertThat(seen)
        .containsExactly("GET/v1/clients/{id}200", "GET/v1/clients/{id}404", "GETunknown404");
  }

  private static HttpServer server(String host, int port) {
    return new HttpServer(new HttpSettings(host, port, "1", "v3"), ports(() -> ""));
  }

  private static HttpPorts ports(Supplier<String> scrape) {
    Readers readers = new Readers(new InMemoryRecommendations(), new InMemoryClients());
    return new HttpPorts(
        readers,
        readers,
        asOf -> new Result.Found<>(Samples.popular()),
        (to, days) -> new Result.Found<>(Samples.quality()),
        (to, days) -> new Result.Found<>(Samples.quality()),
        new InMemoryProducts(),
        Samples::instances,
        Samples::ready,
        new InMemoryNodes().overview(),
        new NoChanges(),
        scrape,
        RequestObserver.NONE,
        () -> Samples.NOW);
  }
}
