package io.concord.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller's cache is told, and what it need not be told again. */
class ConditionalRequestTest {
  private static final String LIST = "/v1/clients/1/recommendations";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LIST,
        "/v1/clients/1",
        "/v1/clients/1/purchases",
        "/v1/clients/1/due",
        LIST + "?limit=3"
      })
  void shouldSendNoBodyWhenTheCallerHasIt(String path) {
    HttpResponse<String> first = server.get(path);
    String tag = header(first, "ETag").orElseThrow();
    HttpResponse<String> second = ifNoneMatch("GET", path, "\"other\", " + tag);

    assertThat(tag).startsWith("W/\"7-");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(header(second, "ETag")).contains(tag);
    assertThat(header(second, "Cache-Control")).contains("private, no-cache");
    assertThat(header(second, "Vary")).isEqualTo(header(first, "Vary")).contains("Accept-Encoding");
    assertThat(header(second, "Content-Type")).isEmpty();
    assertThat(ifNoneMatch("HEAD", path, "*").statusCode()).isEqualTo(304);
    assertThat(ifNoneMatch("GET", path, "\"other\"").body()).isEqualTo(first.body());
  }

  @Test
  void shouldTellAnotherTagWhenAnythingElseIsAnswered() {
    assertThat(server.get(LIST).headers().allValues("ETag"))
        .doesNotContainAnyElementsOf(server.get(LIST + "?limit=49").headers().allValues("ETag"))
        .doesNotContainAnyElementsOf(server.get(LIST + "?explain=true").headers().allValues("ETag"))
        .doesNotContainAnyElementsOf(server.get(LIST + "?strategy=v4").headers().allValues("ETag"))
        .doesNotContainAnyElementsOf(
            server.get(LIST + "?asOf=2024-01-31").headers().allValues("ETag"));
  }

  @Test
  void shouldTellTheTagWhenAskedForTheHeadAlone() {
    HttpResponse<String> head =
        server.send(server.request(LIST).method("HEAD", BodyPublishers.noBody()));

    assertThat(header(head, "ETag")).isEqualTo(header(server.get(LIST), "ETag")).isPresent();
  }

  @Test
  void shouldMarkTheAnswerAsInexactWhenTheCallerHasIt() {
    HttpResponse<String> response = ifNoneMatch("GET", "/v1/clients/666", "*");

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(header(response, "Concord-Possibly-Inexact")).contains("true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/clients/3", "/v1/clients/4/recommendations", LIST + "?limit=0", "/nowhere"})
  void shouldAnswerAnErrorWithoutTagWhateverTheCallerHas(String path) {
    HttpResponse<String> response = ifNoneMatch("GET", path, "*");

    assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(header(response, "ETag")).isEmpty();
    assertThat(header(response, "Cache-Control")).contains("no-store");
  }

  @Test
  void shouldLetNobodyStoreABatch() {
    HttpResponse<String> batch = server.post("/v1/recommendations:batch", "{\"clientIds\": [1]}");

    assertThat(header(batch, "ETag")).isEmpty();
    assertThat(header(batch, "Cache-Control")).contains("no-store");
  }

  private static HttpResponse<String> ifNoneMatch(String method, String path, String tags) {
    return server.send(
        server.request(path).header("If-None-Match", tags).method(method, BodyPublishers.noBody()));
  }

  private static Optional<String> header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name);
  }
}
