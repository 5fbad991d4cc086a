package io.concord.http.client;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.contract.RecommendationRules;
import io.concord.http.TestServer;
import io.concord.query.RecommendationQuery;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRoutesTest {
  private static final String PATH = "/v1/recommendations:batch";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldAnswerEachClientInOrderOfRequest() {
    HttpResponse<String> response = server.post(PATH, "{\"clientIds\": [3, 1, 4], \"limit\": 2}");

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode results = TestServer.json(response).path("results");
    assertThat(results).hasSize(3);
    assertThat(results.path(0))
        .isEqualTo(
            TestServer.json(
                """
                {"clientId": 3, "answer": null,
                 "problem": {"type": "urn:concord:problem:unknown-client",
                   "title": "Unknown client", "status": 404,
                   "detail": "no source table mentions client 3",
                   "instance": "/v1/clients/3/recommendations", "parameter": "id"}}
                """));
    assertThat(results.path(1).path("clientId").longValue()).isEqualTo(1);
    assertThat(results.path(1).path("answer").path("recommendations")).hasSize(2);
    assertThat(results.path(1).path("problem").isNull()).isTrue();
    assertThat(results.path(2).path("problem").path("status").intValue()).isEqualTo(503);
  }

  @Test
  void shouldPassLimitAndAsOfToPort() {
    server.post(PATH, "{\"clientIds\": [1], \"limit\": 500, \"asOf\": \"2024-01-31\"}");

    assertThat(server.recommendations.lastQuery())
        .isEqualTo(new RecommendationQuery(1, 500, LocalDate.parse("2024-01-31"), false));
  }

  @Test
  void shouldAnswerLiveListsWhenLimitAndAsOfAreNull() {
    server.post(PATH, "{\"clientIds\": [1], \"limit\": null, \"asOf\": null}");

    assertThat(server.recommendations.lastQuery())
        .isEqualTo(new RecommendationQuery(1, 50, null, false));
  }

  @Test
  void shouldAskThePortForTheStrategyOfTheRequest() {
    server.post(PATH, "{\"clientIds\": [1], \"strategy\": \"v4\"}");
    assertThat(server.recommendations.lastQuery().strategy()).isEqualTo("v4");

    server.post(PATH, "{\"clientIds\": [1], \"strategy\": null}");
    assertThat(server.recommendations.lastQuery().strategy()).isNull();

    server.post("/v1/recommendations:plain", "{\"clientIds\": [1], \"strategy\": \"v4\"}");
    assertThat(server.recommendations.lastQuery())
        .isEqualTo(
            new RecommendationQuery(1, 50, null, false, RecommendationRules.NONE, true, "v4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v5\"", "4", "[\"v4\"]", "\"\""})
  void shouldRefuseStrategyWhenThereIsNone(String strategy) {
    String body = "{\"clientIds\": [1], \"strategy\": " + strategy + "}";

    assertProblem(server.post(PATH, body), 400, "bad-argument")
        .about("strategy")
        .saying("strategy must be one of v3, v4, strategy=" + strategy);
  }

  @Test
  void shouldAcceptMostClients() {
    String body = body(LongStream.rangeClosed(1000, 1199));

    assertThat(TestServer.json(server.post(PATH, body)).path("results")).hasSize(200);
  }

  @Test
  void shouldRefuseTooManyClients() {
    assertProblem(server.post(PATH, body(LongStream.rangeClosed(1000, 1200))), 400, "bad-argument")
        .about("clientIds")
        .saying("clientIds must be an array of 1 to 200 client IDs, clientIds=[201 elements]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|absent",
        "{\"clientIds\": []}|[0 elements]",
        "{\"clientIds\": null}|null",
        "{\"clientIds\": 7}|7",
        "{\"clientIds\": \"1,2\"}|\"1,2\""
      })
  void shouldRefuseClientIdsWhenNotFilledArray(String body, String shown) {
    assertProblem(server.post(PATH, body), 400, "bad-argument")
        .about("clientIds")
        .saying("clientIds must be an array of 1 to 200 client IDs, clientIds=" + shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"2\"", "2.5", "true", "9223372036854775808", "[2]"})
  void shouldRefuseClientIdWhenNotLong(String id) {
    assertProblem(server.post(PATH, "{\"clientIds\": [1, " + id + "]}"), 400, "bad-argument")
        .about("clientIds[1]")
        .saying(
            "clientIds[1] must be a whole number between -9223372036854775808 and "
                + "9223372036854775807, clientIds[1]="
                + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "\"5\"", "5.5", "true", "4294967297"})
  void shouldRefuseLimitWhenOutOfRange(String limit) {
    String body = "{\"clientIds\": [1], \"limit\": " + limit + "}";

    assertProblem(server.post(PATH, body), 400, "bad-argument")
        .about("limit")
        .saying("limit must be a whole number between 1 and 500, limit=" + limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2024-13-01\"", "\"+30000-01-01\"", "\"\"", "[2024,1,1]", "19000"})
  void shouldRefuseAsOfWhenNotDate(String asOf) {
    String body = "{\"clientIds\": [1], \"asOf\": " + asOf + "}";

    assertProblem(server.post(PATH, body), 400, "bad-argument")
        .about("asOf")
        .saying("asOf must be a date such as \"2024-07-01\", asOf=" + asOf);
  }

  @Test
  void shouldNameAllowedFieldsWhenOneIsUnknown() {
    assertProblem(server.post(PATH, "{\"clientIds\": [1], \"top\": 5}"), 400, "bad-argument")
        .about("top")
        .saying("the body has no field top, allowed: clientIds, limit, asOf, rules," + " strategy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[1]", "7", "{\"clientIds\": [1]} {}", "{\"limit\": 1, \"limit\": 2}"})
  void shouldRefuseBodyWhenNotOneJsonObject(String body) {
    assertProblem(server.post(PATH, body), 400, "malformed-body");
  }

  @Test
  void shouldRefuseBodyWhenAnnouncedTooLarge() {
    assertProblem(server.post(PATH, " ".repeat(70_000)), 413, "body-too-large")
        .saying("the body must not exceed 65536 bytes");
  }

  @Test
  void shouldRefuseBodyWhenChunksGrowTooLarge() {
    byte[] body = " ".repeat(70_000).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> response =
        server.send(
            server
                .request(PATH)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

    assertProblem(response, 413, "body-too-large");
  }

  @Test
  void shouldRefuseOtherContentType() {
    HttpResponse<String> response =
        server.send(
            server
                .request(PATH)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"clientIds\": [1]}")));

    assertProblem(response, 415, "unsupported-media-type")
        .saying("Content-Type must be application/json, Content-Type=text/plain");
  }

  @Test
  void shouldRefuseMissingContentType() {
    HttpResponse<String> response =
        server.send(server.request(PATH).POST(BodyPublishers.ofString("{\"clientIds\": [1]}")));

    assertProblem(response, 415, "unsupported-media-type");
  }

  @Test
  void shouldAcceptContentTypeWithCharset() {
    HttpResponse<String> response =
        server.send(
            server
                .request(PATH)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"clientIds\": [1]}")));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseQueryParameter() {
    assertProblem(server.post(PATH + "?limit=5", "{\"clientIds\": [1]}"), 400, "bad-argument")
        .about("limit");
  }

  @Test
  void shouldNameAllowedMethodsWhenMethodIsWrong() {
    HttpResponse<String> response = server.get(PATH);

    assertProblem(response, 405, "method-not-allowed")
        .saying("method must be one of POST, method=GET");
    assertThat(response.headers().firstValue("Allow")).contains("POST");
  }

  private static String body(LongStream clientIds) {
    return clientIds
        .mapToObj(Long::toString)
        .collect(Collectors.joining(",", "{\"clientIds\": [", "], \"limit\": 1}"));
  }
}
