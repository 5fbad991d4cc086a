package io.concord.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.ContractJson;
import io.concord.contract.PopularProducts;
import io.concord.http.document.ApiCatalogue;
import io.concord.http.exchange.RequestLog;
import io.concord.http.security.HttpSecurity;
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

/** A server on a free port over readers in memory, and its caller. */
public final class TestServer implements AutoCloseable {
  private static final JsonMapper JSON = ContractJson.mapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public final InMemoryRecommendations recommendations = new InMemoryRecommendations();
  public final InMemoryRecommendations recommendationsHere = new InMemoryRecommendations();
  public final InMemoryClients clients = new InMemoryClients();
  public final InMemoryNodes nodes = new InMemoryNodes();
  private final HttpServer server;
  public volatile Result<PopularProducts> popular = new Result.Found<>(Samples.popular());
  private volatile Readiness readiness = Samples.ready();

  public TestServer() {
    this(RequestObserver.NONE);
  }

  public TestServer(RequestObserver observer) {
    this(observer, new RequestLog());
  }

  public TestServer(RequestObserver observer, RequestLog log) {
    this(observer, log, AnswerSettings.DEFAULT, HttpSecurity.loopback());
  }

  public TestServer(AnswerSettings answers) {
    this(RequestObserver.NONE, new RequestLog(), answers, HttpSecurity.loopback());
  }

  public TestServer(HttpSecurity security) {
    this(RequestObserver.NONE, new RequestLog(), AnswerSettings.DEFAULT, security);
  }

  private TestServer(
      RequestObserver observer, RequestLog log, AnswerSettings answers, HttpSecurity security) {
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
        () -> Samples.instances(),
        () -> readiness,
        nodes.overview(),
        () -> "streams_lag 0\n",
        observer,
        () -> Samples.NOW);
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

  public HttpResponse<String> send(HttpRequest.Builder request) {
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
