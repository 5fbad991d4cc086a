package io.concord.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.ContractJson;
import io.concord.contract.PopularProducts;
import io.concord.contract.Quality;
import io.concord.http.document.ApiCatalogue;
import io.concord.http.document.ApiDocument;
import io.concord.http.document.DocumentedAnswers;
import io.concord.http.exchange.RequestLog;
import io.concord.http.security.HttpSecurity;
import io.concord.push.ChangeFeed;
import io.concord.push.NoChanges;
import io.concord.query.Readers;
import io.concord.query.Readiness;
import io.concord.query.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

/** A server on a free port over readers in memory, and its caller. */
public final class TestServer implements AutoCloseable {
  private static final JsonMapper JSON = ContractJson.mapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Every server's: they differ in what they answer from. */
  private static DocumentedAnswers documented;

  public final InMemoryRecommendations recommendations = new InMemoryRecommendations();
  public final InMemoryRecommendations recommendationsHere = new InMemoryRecommendations();
  public final InMemoryClients clients = new InMemoryClients();
  public final InMemoryProducts products = new InMemoryProducts();
  public final InMemoryNodes nodes = new InMemoryNodes();
  private final ChangeFeed changes;
  private final HttpServer server;
  public volatile BiFunction<LocalDate, Integer, Result<Quality>> quality =
      (to, days) -> new Result.Found<>(Samples.quality());
  public volatile BiFunction<LocalDate, Integer, Result<Quality>> qualityHere = quality;
  public volatile Result<PopularProducts> popular = new Result.Found<>(Samples.popular());
  private volatile Readiness readiness = Samples.ready();

  /** A server whose callers may subscribe. */
  public TestServer(ChangeFeed changes) {
    this(HttpSecurity.loopback(InstantSource.system()), changes);
  }

  public TestServer() {
    this(RequestObserver.NONE);
  }

  public TestServer(RequestObserver observer) {
    this(observer, new RequestLog());
  }

  public TestServer(RequestObserver observer, RequestLog log) {
    this(
        observer,
        log,
        AnswerSettings.DEFAULT,
        HttpSecurity.loopback(InstantSource.system()),
        new NoChanges());
  }

  public TestServer(AnswerSettings answers) {
    this(
        RequestObserver.NONE,
        new RequestLog(),
        answers,
        HttpSecurity.loopback(InstantSource.system()),
        new NoChanges());
  }

  public TestServer(HttpSecurity security) {
    this(security, new NoChanges());
  }

  public TestServer(HttpSecurity security, ChangeFeed changes) {
    this(RequestObserver.NONE, new RequestLog(), AnswerSettings.DEFAULT, security, changes);
  }

  private TestServer(
      RequestObserver observer,
      RequestLog log,
      AnswerSettings answers,
      HttpSecurity security,
      ChangeFeed changes) {
    this.changes = changes;
    HttpSettings settings = new HttpSettings("127.0.0.1", 0, "1.2.3", "v3", answers);
    server =
        new HttpServer(
            settings, ports(observer), RequestTracer.NONE, security, RequestLimits.DEFAULT, log);
    server.start();
  }

  private HttpPorts ports(RequestObserver observer) {
    return new HttpPorts(
        new Readers(recommendations, clients),
        new Readers(recommendationsHere, clients),
        asOf -> popular,
        (to, days) -> quality.apply(to, days),
        (to, days) -> qualityHere.apply(to, days),
        products,
        () -> Samples.instances(),
        () -> readiness,
        nodes.overview(),
        changes,
        () -> "streams_lag 0\n",
        observer,
        () -> Samples.NOW);
  }

  /** As a server whose stores never fail. */
  public void becomeUnbreakable() {
    recommendations.becomeUnbreakable();
    recommendationsHere.becomeUnbreakable();
    clients.becomeUnbreakable();
  }

  public ApiCatalogue catalogue() {
    return server.catalogue();
  }

  public int port() {
    return server.port();
  }

  public void become(Readiness readiness) {
    this.readiness = readiness;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  public HttpResponse<String> post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  /** Sends, and holds the answer against the server's own document. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> answer = exchange(request);
    List<String> violations =
        documented().violations(answer.request().method(), answer.uri().getRawPath(), answer);
    if (!violations.isEmpty()) {
      throw new AssertionError("answers must be documented: " + violations + " " + answer);
    }
    return answer;
  }

  private DocumentedAnswers documented() {
    synchronized (TestServer.class) {
      if (documented == null) {
        JsonNode document = json(exchange(request("/openapi.json").GET()));
        documented = new DocumentedAnswers(new ApiDocument(document));
      }
      return documented;
    }
  }

  public HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("the server must answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    }
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("the answer must be JSON: " + response.body(), e);
    }
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the expectation must be JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
