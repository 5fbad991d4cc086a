package io.concord.http.client;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.TestServer;
import io.concord.query.RecommendationQuery;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationRoutesTest {
  private static final String PATH = "/v1/clients/1/recommendations";
  private static final String LONG_RANGE =
      "must be a whole number between -9223372036854775808 and 9223372036854775807";

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
  void shouldAnswerLiveListWhenNoArgumentIsGiven() {
    HttpResponse<String> response = server.get(PATH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-cache");
    assertThat(response.headers().firstValueAsLong("Content-Length")).isPresent();
    assertThat(server.recommendations.lastQuery())
        .isEqualTo(new RecommendationQuery(1, 50, null, false));
    JsonNode list = TestServer.json(response);
    assertThat(list.path("recommendations")).hasSize(50);
    ((ObjectNode) list).remove("recommendations");
    assertThat(list)
        .isEqualTo(
            TestServer.json(
                """
                {"clientId": 1, "asOf": "2024-07-02", "strategy": "v3",
                 "segment": "REGULAR_CONSISTENT", "source": "history", "orders": 120,
                 "revision": 7, "generatedAt": "2024-07-01T12:00:00Z", "stalenessMs": 12}
                """));
  }

  @Test
  void shouldWriteEveryFieldOfPlaceWhenExplained() {
    JsonNode list = TestServer.json(server.get(PATH + "?limit=1&explain=true&asOf=2024-01-31"));

    assertThat(server.recommendations.lastQuery())
        .isEqualTo(new RecommendationQuery(1, 1, LocalDate.parse("2024-01-31"), true));
    assertThat(list.path("asOf").textValue()).isEqualTo("2024-01-31");
    assertThat(list.path("recommendations"))
        .isEqualTo(
            TestServer.json(
                """
                [{"rank": 1, "productId": 25000001, "score": 0.85,
                  "name": "Brake disc \\"front\\" № 1", "vendorCode": "SEM-10000",
                  "brands": ["MAN", "Škoda"],
                  "explanation": {"frequency": 1.0, "frequencyWeight": 0.5, "recency": 0.9,
                    "recencyWeight": 0.35, "orderCount": 12,
                    "lastOrderedAt": "2024-07-01T12:00:00Z", "daysSinceLastOrder": 9}}]
                """));
  }

  @Test
  void shouldWriteNullExplanationWhenNotAsked() {
    JsonNode place = TestServer.json(server.get(PATH + "?limit=1")).path("recommendations").path(0);

    assertThat(place.has("explanation")).isTrue();
    assertThat(place.path("explanation").isNull()).isTrue();
  }

  @Test
  void shouldAcceptLongestList() {
    JsonNode list = TestServer.json(server.get(PATH + "?limit=500"));

    assertThat(list.path("recommendations")).hasSize(500);
  }

  @Test
  void shouldSayPopularWhenClientHasNoPurchases() {
    JsonNode list = TestServer.json(server.get("/v1/clients/2/recommendations"));

    assertThat(list.path("source").textValue()).isEqualTo("popular");
    assertThat(list.path("segment").textValue()).isEqualTo("LIGHT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1.5", "9223372036854775808", "-9223372036854775809", "1e3", "٣"})
  void shouldRefuseClientIdWhenNotLong(String id) {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
    assertProblem(server.get("/v1/clients/" + encoded + "/recommendations"), 400, "bad-argument")
        .about("id")
        .saying("id " + LONG_RANGE + ", id=" + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "abc", "-1", "", "1.0", "99999999999999999999"})
  void shouldRefuseLimitWhenOutOfRange(String limit) {
    assertProblem(server.get(PATH + "?limit=" + limit), 400, "bad-argument")
        .about("limit")
        .saying("limit must be a whole number between 1 and 500, limit=" + limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-13-01", "2023-02-29", "yesterday", "", "2024-07-01T00:00:00Z"})
  void shouldRefuseAsOfWhenNotDate(String asOf) {
    assertProblem(server.get(PATH + "?asOf=" + asOf), 400, "bad-argument")
        .about("asOf")
        .saying("asOf must be a date such as 2024-07-01, asOf=" + asOf);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "TRUE", ""})
  void shouldRefuseExplainWhenNotTrueOrFalse(String explain) {
    assertProblem(server.get(PATH + "?explain=" + explain), 400, "bad-argument")
        .about("explain")
        .saying("explain must be true or false, explain=" + explain);
  }

  @Test
  void shouldAskThePortForTheStrategyOfTheRequest() {
    JsonNode list = TestServer.json(server.get(PATH + "?strategy=v4"));

    assertThat(server.recommendations.lastQuery().strategy()).isEqualTo("v4");
    assertThat(list.path("strategy").textValue()).isEqualTo("v4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v5", "V4", ""})
  void shouldRefuseStrategyWhenThereIsNone(String strategy) {
    assertProblem(server.get(PATH + "?strategy=" + strategy), 400, "bad-argument")
        .about("strategy")
        .saying("strategy must be one of v3, v4, strategy=" + strategy);
  }

  @Test
  void shouldNameAllowedParametersWhenOneIsUnknown() {
    assertProblem(server.get(PATH + "?limti=5"), 400, "bad-argument")
        .about("limti")
        .saying(
            "this path has no query parameter limti, allowed: limit, asOf, explain, strategy,"
                + " excludeProducts, onlyProducts, excludeBrands, onlyBrands, excludeOrderedWithinDays, minScore,"
                + " maxPerBrand");
  }

  @Test
  void shouldRefuseParameterWhenGivenTwice() {
    assertProblem(server.get(PATH + "?limit=5&limit=6"), 400, "bad-argument")
        .about("limit")
        .saying("limit must be given once, limit=6");
  }

  @Test
  void shouldRefuseUnknownClient() {
    assertProblem(server.get("/v1/clients/3/recommendations"), 404, "unknown-client")
        .about("id")
        .saying("no source table mentions client 3");
  }

  @Test
  void shouldAskToRetryWhenUnavailable() {
    HttpResponse<String> response = server.get("/v1/clients/4/recommendations");

    assertProblem(response, 503, "unavailable").saying("the store is being restored");
    assertThat(response.headers().firstValue("Retry-After")).contains("2");
  }

  @Test
  void shouldNameAllowedMethodsWhenMethodIsWrong() {
    HttpResponse<String> response =
        server.send(server.request(PATH).method("DELETE", BodyPublishers.noBody()));

    assertProblem(response, 405, "method-not-allowed")
        .saying("method must be one of GET, HEAD, method=DELETE");
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void shouldAnswerHeadWithHeadersOfGet() {
    HttpResponse<String> get = server.get(PATH);
    HttpResponse<String> head =
        server.send(server.request(PATH).method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
  }
}
