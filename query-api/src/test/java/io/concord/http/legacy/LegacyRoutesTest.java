package io.concord.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.Samples;
import io.concord.http.TestServer;
import io.concord.query.RecommendationQuery;
import io.concord.query.Result;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyRoutesTest {
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldAnswerEveryFieldOfOldContract() {
    HttpResponse<String> response = recommend("{\"customer_id\": 1, \"top_n\": 1}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    ObjectNode answer = (ObjectNode) TestServer.json(response);
    assertThat(answer.remove("latency_ms").doubleValue()).isPositive();
    assertThat(answer)
        .isEqualTo(
            TestServer.json(
                """
                {"customer_id": 1,
                 "recommendations": [{"product_id": 25000001, "score": 0.85, "rank": 1,
                   "segment": "REGULAR_CONSISTENT"}],
                 "count": 1, "discovery_count": 0, "precision_estimate": null, "cached": true,
                 "timestamp": "2024-07-01T12:00:00Z"}
                """));
  }

  @Test
  void shouldEstimateThePrecisionOfTheListsSegmentAsItWasMeasured() {
    String body = "{\"customer_id\": 1, \"top_n\": 1}";
    server.quality = (to, days) -> new Result.Found<>(Samples.quality("REGULAR_CONSISTENT"));
    assertThat(estimate(body).doubleValue()).isEqualTo(0.25);

    server.quality = (to, days) -> new Result.Found<>(Samples.quality("HEAVY"));
    assertThat(estimate(body).isNull()).isTrue();

    server.quality = (to, days) -> new Result.Unavailable<>("away", Duration.ofSeconds(1));
    assertThat(estimate(body).isNull()).isTrue();
  }

  @Test
  void shouldNotEstimateThePrecisionOfPopularProducts() {
    server.quality = (to, days) -> new Result.Found<>(Samples.quality("LIGHT"));

    assertThat(estimate("{\"customer_id\": 3}").isNull()).isTrue();
  }

  private JsonNode estimate(String body) {
    return TestServer.json(recommend(body)).path("precision_estimate");
  }

  @Test
  void shouldPassEveryFieldToPort() {
    HttpResponse<String> response =
        recommend(
            "{\"customer_id\": 1, \"top_n\": 500, \"as_of_date\": \"2024-01-31\","
                + " \"use_cache\": false, \"include_discovery\": true, \"note\": 7}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(server.recommendations.lastQuery())
        .isEqualTo(new RecommendationQuery(1, 500, LocalDate.parse("2024-01-31"), false));
  }

  @Test
  void shouldCountDiscoveriesAndLeaveThemOutWhenToldSo() {
    server.recommendations.answer(query -> new Result.Found<>(Samples.withDiscovery(query)));

    JsonNode answer = TestServer.json(recommend("{\"customer_id\": 1, \"top_n\": 3}"));

    assertThat(answer.path("count").intValue()).isEqualTo(3);
    assertThat(answer.path("discovery_count").intValue()).isEqualTo(1);
    recommend("{\"customer_id\": 1, \"include_discovery\": false}");
    assertThat(server.recommendations.lastQuery().discovery()).isFalse();
  }

  @Test
  void shouldAnswerFiftyOfLiveListWhenOnlyCustomerIsGiven() {
    JsonNode answer = TestServer.json(recommend("{\"customer_id\": 1}"));

    assertThat(answer.path("count").intValue()).isEqualTo(50);
    assertThat(server.recommendations.lastQuery())
        .isEqualTo(new RecommendationQuery(1, 50, null, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"customer_id\": 1, \"top_n\": 51}",
        "{\"customer_id\": 1, \"as_of_date\": \"2024-01-31\"}",
        "{\"customer_id\": 2}",
        "{\"customer_id\": 3}"
      })
  void shouldNotBeCachedWhenListIsNotTheStoredOne(String body) {
    assertThat(TestServer.json(recommend(body)).path("cached").booleanValue()).isFalse();
  }

  @Test
  void shouldAnswerPopularProductsWhenClientIsUnknown() {
    HttpResponse<String> response = recommend("{\"customer_id\": 3, \"top_n\": 2}");

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode answer = TestServer.json(response);
    assertThat(answer.path("customer_id").longValue()).isEqualTo(3);
    assertThat(answer.path("count").intValue()).isEqualTo(2);
    assertThat(answer.path("recommendations").path(0).path("segment").textValue())
        .isEqualTo("LIGHT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"customer_id\": \"1\", \"top_n\": \"7\"}",
        "{\"customer_id\": 1.0, \"top_n\": 7.0, \"use_cache\": \"yes\"}",
        "{\"customer_id\": 1, \"top_n\": 7, \"use_cache\": 1, \"as_of_date\": null}"
      })
  void shouldCoerceAsOldServiceDid(String body) {
    HttpResponse<String> response = recommend(body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(server.recommendations.lastQuery())
        .isEqualTo(new RecommendationQuery(1, 7, null, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"customer_id\": \"abc\"}|int_parsing|customer_id"
            + "|Input should be a valid integer, unable to parse string as an integer|\"abc\"",
        "{\"customer_id\": null}|int_type|customer_id|Input should be a valid integer|null",
        "{\"customer_id\": [1]}|int_type|customer_id|Input should be a valid integer|[1]",
        "{\"customer_id\": 1.5}|int_from_float|customer_id"
            + "|Input should be a valid integer, got a number with a fractional part|1.5",
        "{\"customer_id\": 1e300}|int_from_float|customer_id"
            + "|Input should be a valid integer, got a number with a fractional part|1.0E300",
        "{\"top_n\": 5}|missing|customer_id|Field required|{\"top_n\":5}",
        "{\"customer_id\": 1, \"top_n\": {}}|int_type|top_n|Input should be a valid integer|{}",
        "{\"customer_id\": 1, \"as_of_date\": 20240701}|string_type|as_of_date"
            + "|Input should be a valid string|20240701",
        "{\"customer_id\": 1, \"use_cache\": \"maybe\"}|bool_parsing|use_cache"
            + "|Input should be a valid boolean, unable to interpret input|\"maybe\"",
        "{\"customer_id\": 1, \"include_discovery\": []}|bool_type|include_discovery"
            + "|Input should be a valid boolean|[]"
      })
  void shouldAnswerAsFastApiWhenTypeIsWrong(
      String body, String type, String field, String msg, String input) {
    HttpResponse<String> response = recommend(body);

    assertThat(response.statusCode()).isEqualTo(422);
    ObjectNode expected = (ObjectNode) TestServer.json("{\"detail\": [{}]}");
    ((ObjectNode) expected.path("detail").path(0))
        .put("type", type)
        .<ObjectNode>set("loc", TestServer.json("[\"body\", \"" + field + "\"]"))
        .put("msg", msg)
        .set("input", TestServer.json(input));
    assertThat(TestServer.json(response)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0,greater_than_equal,Input should be greater than or equal to 1,ge,1",
    "-5,greater_than_equal,Input should be greater than or equal to 1,ge,1",
    "501,less_than_equal,Input should be less than or equal to 500,le,500"
  })
  void shouldAnswerAsFastApiWhenTopNIsOutOfRange(
      int topN, String type, String msg, String bound, int limit) {
    HttpResponse<String> response = recommend("{\"customer_id\": 1, \"top_n\": " + topN + "}");

    assertThat(response.statusCode()).isEqualTo(422);
    JsonNode violation = TestServer.json(response).path("detail").path(0);
    assertThat(violation.path("type").textValue()).isEqualTo(type);
    assertThat(violation.path("loc")).isEqualTo(TestServer.json("[\"body\", \"top_n\"]"));
    assertThat(violation.path("msg").textValue()).isEqualTo(msg);
    assertThat(violation.path("input").intValue()).isEqualTo(topN);
    assertThat(violation.path("ctx").path(bound).intValue()).isEqualTo(limit);
  }

  @Test
  void shouldRefuseCustomerIdWhenOutOfLong() {
    HttpResponse<String> response = recommend("{\"customer_id\": 9223372036854775808}");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(TestServer.json(response).path("detail").path(0).path("type").textValue())
        .isEqualTo("less_than_equal");
  }

  @Test
  void shouldNameEveryViolation() {
    HttpResponse<String> response = recommend("{\"top_n\": 0, \"use_cache\": \"maybe\"}");

    assertThat(TestServer.json(response).path("detail")).hasSize(3);
  }

  @Test
  void shouldAnswerAsFastApiWhenBodyIsNoJson() {
    HttpResponse<String> response = recommend("{\"customer_id\": ");

    assertThat(response.statusCode()).isEqualTo(422);
    JsonNode violation = TestServer.json(response).path("detail").path(0);
    assertThat(violation.path("type").textValue()).isEqualTo("json_invalid");
    assertThat(violation.path("msg").textValue()).isEqualTo("JSON decode error");
    assertThat(violation.path("loc").path(0).textValue()).isEqualTo("body");
    assertThat(violation.path("loc").path(1).isIntegralNumber()).isTrue();
    assertThat(violation.path("input")).isEqualTo(TestServer.json("{}"));
    assertThat(violation.path("ctx").path("error").textValue()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void shouldAnswerAsFastApiWhenBodyIsAbsent(String body) {
    HttpResponse<String> response = recommend(body);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(TestServer.json(response))
        .isEqualTo(
            TestServer.json(
                """
                {"detail": [{"type": "missing", "loc": ["body"], "msg": "Field required",
                  "input": null}]}
                """));
  }

  @Test
  void shouldAnswerAsFastApiWhenBodyIsNoObject() {
    JsonNode violation = TestServer.json(recommend("[1]")).path("detail").path(0);

    assertThat(violation.path("type").textValue()).isEqualTo("model_attributes_type");
    assertThat(violation.path("input")).isEqualTo(TestServer.json("[1]"));
  }

  @Test
  void shouldAnswerAsFastApiWhenContentTypeIsNotJson() {
    HttpResponse<String> response =
        server.send(
            server
                .request("/recommend")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"customer_id\": 1}")));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(TestServer.json(response).path("detail").path(0).path("input").textValue())
        .isEqualTo("{\"customer_id\": 1}");
  }

  @Test
  void shouldTakeBodyForJsonWhenContentTypeIsAbsent() {
    HttpResponse<String> response =
        server.send(
            server.request("/recommend").POST(BodyPublishers.ofString("{\"customer_id\": 1}")));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-13-01", "+30000-01-01", "01.07.2024", ""})
  void shouldRefuseDateWhenMalformed(String date) {
    HttpResponse<String> response =
        recommend("{\"customer_id\": 1, \"as_of_date\": \"" + date + "\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(response).path("detail").textValue())
        .isEqualTo("as_of_date must be a date such as 2024-07-01, as_of_date=" + date);
  }

  @Test
  void shouldAskToRetryWhenUnavailable() {
    HttpResponse<String> response = recommend("{\"customer_id\": 4}");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("2");
    assertThat(TestServer.json(response))
        .isEqualTo(TestServer.json("{\"detail\": \"the store is being restored\"}"));
  }

  @Test
  void shouldAskToRetryWhenPopularProductsAreUnavailable() {
    server.recommendations.restorePopular();

    HttpResponse<String> response = recommend("{\"customer_id\": 3}");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void shouldNotTellWhyWhenServerFails() {
    HttpResponse<String> response = recommend("{\"customer_id\": 5}");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).doesNotContain("secret");
    assertThat(TestServer.json(response).path("detail").isTextual()).isTrue();
  }

  @Test
  void shouldRefuseBodyWhenTooLarge() {
    HttpResponse<String> response = recommend(" ".repeat(70_000));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(TestServer.json(response).path("detail").textValue())
        .isEqualTo("the body must not exceed 65536 bytes");
  }

  private HttpResponse<String> recommend(String body) {
    return server.post("/recommend", body);
  }
}
