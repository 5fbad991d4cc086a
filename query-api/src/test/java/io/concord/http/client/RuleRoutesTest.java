package io.concord.http.client;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.RecommendationRules;
import io.concord.http.TestServer;
import io.concord.query.RecommendationQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules a request may bring, and what becomes of them. */
class RuleRoutesTest {
  private static final String LIST = "/v1/clients/1/recommendations";
  private static final String BATCH = "/v1/recommendations:batch";
  private static final String PLAIN = "/v1/recommendations:plain";

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
  void shouldPassEveryRuleToPortWhenGivenInTheQuery() {
    server.get(
        LIST
            + "?excludeProducts=1,2&onlyProducts=3&excludeBrands=Krone%5C,%20B,MAN&onlyBrands=daf"
            + "&excludeOrderedWithinDays=14&maxPerBrand=3&minScore=0.25");

    assertThat(server.recommendations.lastQuery())
        .isEqualTo(
            query(
                new RecommendationRules(
                    List.of(1L, 2L),
                    List.of(3L),
                    List.of("Krone, B", "MAN"),
                    List.of("daf"),
                    14,
                    3,
                    0.25)));
  }

  @Test
  void shouldPassEveryRuleToPortWhenGivenInTheBody() {
    server.post(
        BATCH,
        """
        {"clientIds": [1], "rules": {"excludeProducts": [1, 2], "onlyProducts": [3],
          "excludeBrands": ["Krone, B", "a\\\\b"], "onlyBrands": ["daf"],
          "excludeOrderedWithinDays": 14, "maxPerBrand": 3, "minScore": 0.25}}
        """);

    assertThat(server.recommendations.lastQuery())
        .isEqualTo(
            query(
                new RecommendationRules(
                    List.of(1L, 2L),
                    List.of(3L),
                    List.of("Krone, B", "a\\b"),
                    List.of("daf"),
                    14,
                    3,
                    0.25)));
  }

  @Test
  void shouldAskForPlainListsWhenTheOperatorCompares() {
    assertThat(server.post(PLAIN, "{\"clientIds\": [1], \"limit\": 7}").statusCode())
        .isEqualTo(200);

    assertThat(server.recommendations.lastQuery()).isEqualTo(RecommendationQuery.plain(1, 7, null));
  }

  @Test
  void shouldRefuseRulesWhenListsAreToBePlain() {
    String body = "{\"clientIds\": [1], \"rules\": {\"maxPerBrand\": 3}}";

    assertProblem(server.post(PLAIN, body), 400, "bad-argument").about("rules");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "excludeProducts|1,x|1 to 100 product IDs separated by commas",
        "onlyProducts|''|1 to 100 product IDs separated by commas",
        "onlyBrands|MAN,|1 to 50 names of car brands separated by commas",
        "excludeOrderedWithinDays|0|a whole number between 1 and 36500",
        "maxPerBrand|501|a whole number between 1 and 500",
        "minScore|NaN|a number between 0 and 1000000"
      })
  void shouldNameWhatIsExpectedWhenARuleIsWrong(String name, String value, String expected) {
    assertProblem(server.get(LIST + "?" + name + "=" + value), 400, "bad-argument")
        .about(name)
        .saying(name + " must be " + expected + ", " + name + "=" + value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "excludeProducts|[]|an array of 1 to 100 product IDs",
        "excludeProducts|[\"1\"]|an array of 1 to 100 product IDs",
        "excludeProducts|[1.5]|an array of 1 to 100 product IDs",
        "onlyProducts|1|an array of 1 to 100 product IDs",
        "onlyBrands|[7]|an array of 1 to 50 names of car brands",
        "onlyBrands|[\" \"]|an array of 1 to 50 names of car brands",
        "maxPerBrand|\"3\"|a whole number between 1 and 500",
        "maxPerBrand|null|a whole number between 1 and 500",
        "minScore|1000001|a number between 0 and 1000000"
      })
  void shouldNameWhatIsExpectedWhenARuleOfABodyIsWrong(String name, String value, String expected) {
    String body = "{\"clientIds\": [1], \"rules\": {\"" + name + "\": " + value + "}}";
    String field = "rules." + name;

    assertProblem(server.post(BATCH, body), 400, "bad-argument")
        .about(field)
        .saying(field + " must be " + expected + ", " + field + "=" + value);
  }

  @Test
  void shouldRefuseBodyWhenItsRulesAreNoneThatExist() {
    assertProblem(
            server.post(BATCH, "{\"clientIds\": [1], \"rules\": {\"maxPerGroup\": 3}}"),
            400,
            "bad-argument")
        .about("maxPerGroup");
    assertProblem(server.post(BATCH, "{\"clientIds\": [1], \"rules\": []}"), 400, "bad-argument")
        .about("rules");
  }

  @Test
  void shouldRefuseRulesWhenTheyWouldNotFitIntoARequestToAnotherNode() {
    String names =
        IntStream.range(0, 50)
            .mapToObj(i -> "Довга назва марки " + i)
            .collect(Collectors.joining(","));
    String query = URLEncoder.encode(names, StandardCharsets.UTF_8);

    assertProblem(server.get(LIST + "?excludeBrands=" + query), 400, "bad-argument");
  }

  private static RecommendationQuery query(RecommendationRules rules) {
    return new RecommendationQuery(1, 50, null, false, rules, false);
  }
}
