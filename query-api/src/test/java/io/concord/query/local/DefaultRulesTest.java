package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.contract.RecommendationRules;
import io.concord.contract.Recommendations;
import io.concord.http.TestServer;
import io.concord.query.RecommendationQuery;
import io.concord.query.Result;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.StoredRecommendations;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules of the settings hold for whoever asks in whatever way, and for plain lists alone not. */
class DefaultRulesTest {
  private static final String LIST = "/v1/clients/1/recommendations";
  private static final RecommendationRules DEFAULTS =
      new RecommendationRules(List.of(2L), null, null, null, null, null, null);

  private final Places places =
      new Places(id -> new Catalogue.Entry("P" + id, null, List.of("MAN")));
  private final ListRules rules = new ListRules(DEFAULTS, places::brands);
  private final TestServer server = new TestServer();

  DefaultRulesTest() {
    server.recommendations.answer(this::answer);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldHoldForAList() {
    JsonNode answer = TestServer.json(server.get(LIST));
    assertThat(products(answer)).containsExactly(1L, 3L, 4L);
    assertThat(answer.path("defaultRules"))
        .extracting(JsonNode::asText)
        .containsExactly("excludeProducts");
  }

  @Test
  void shouldHoldBesideTheCallersWhateverTheseSay() {
    assertThat(products(TestServer.json(server.get(LIST + "?onlyProducts=1,2"))))
        .containsExactly(1L);
    assertThat(products(TestServer.json(server.get(LIST + "?excludeProducts=3"))))
        .containsExactly(1L, 4L);
  }

  @Test
  void shouldHoldForABatch() {
    assertThat(products(batch("batch", ""))).containsExactly(1L, 3L, 4L);
    assertThat(products(batch("batch", ",\"rules\":{\"onlyProducts\":[2,4]}"))).containsExactly(4L);
  }

  @Test
  void shouldHoldForTheOldServicesRequest() {
    HttpResponse<String> answer = server.post("/recommend", "{\"customer_id\": 1, \"top_n\": 50}");
    assertThat(TestServer.json(answer).path("recommendations"))
        .extracting(place -> place.path("product_id").asLong())
        .containsExactly(1L, 3L, 4L);
  }

  @Test
  void shouldNotHoldForPlainLists() {
    assertThat(products(batch("plain", ""))).containsExactly(1L, 2L, 3L, 4L);
  }

  private JsonNode batch(String kind, String more) {
    HttpResponse<String> answer =
        server.post("/v1/recommendations:" + kind, "{\"clientIds\":[1]" + more + "}");
    return TestServer.json(answer).path("results").path(0).path("answer");
  }

  private static List<Long> products(JsonNode answer) {
    assertThat(answer.has("recommendations")).isTrue();
    return LongStream.range(0, answer.path("recommendations").size())
        .map(i -> answer.path("recommendations").path((int) i).path("productId").asLong())
        .boxed()
        .toList();
  }

  /** Of four products, as a node answers that has the client. */
  private Result<Recommendations> answer(RecommendationQuery query) {
    List<ScoredProduct> products =
        LongStream.rangeClosed(1, 4)
            .mapToObj(id -> new ScoredProduct(id, (100 - id) / 100.0, 0.5, 0.5, 1, 0))
            .toList();
    StoredRecommendations list =
        new StoredRecommendations(
            3,
            LocalDate.parse("2024-07-01"),
            Instant.EPOCH,
            1,
            Strategy.V3,
            new Ranking(Segment.LIGHT, products));
    return new Result.Found<>(
        new Recommendations(
            query.clientId(),
            list.asOf(),
            "v3",
            null,
            "LIGHT",
            Recommendations.Source.HISTORY,
            1,
            3,
            list.generatedAt(),
            0,
            false,
            ListRules.asked(query),
            rules.defaultNames(query),
            places.kept(rules.select(query, list, products), null),
            null));
  }
}
