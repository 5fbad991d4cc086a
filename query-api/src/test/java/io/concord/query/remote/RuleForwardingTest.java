package io.concord.query.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.RecommendationRules;
import io.concord.http.TestServer;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.routing.Deadline;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A question that is sent on to another node arrives there as it was. */
class RuleForwardingTest {
  private static final LocalDate DAY = LocalDate.parse("2024-07-02");

  private static TestServer other;
  private static RecommendationReader reader;

  @BeforeAll
  static void start() {
    other = new TestServer();
    reader =
        new HttpPeers()
            .readers("127.0.0.1:" + other.port(), Deadline.in(Duration.ofSeconds(30)))
            .recommendations();
  }

  @AfterAll
  static void stop() {
    other.close();
  }

  static List<RecommendationQuery> queries() {
    RecommendationRules some =
        new RecommendationRules(
            List.of(1L, -2L), null, List.of("Krone, B & Co", "a\\b", "Ж"), null, 7, null, 0.1);
    RecommendationRules others =
        new RecommendationRules(null, List.of(5L), null, List.of("DAF"), null, 3, null);
    return List.of(
        new RecommendationQuery(1, 50, null, false),
        new RecommendationQuery(1, 9, DAY, true, some, false),
        new RecommendationQuery(1, 500, null, false, others, false),
        new RecommendationQuery(1, 50, null, true, RecommendationRules.NONE, false, "v4"),
        new RecommendationQuery(1, 50, null, false, RecommendationRules.NONE, true, "v4"),
        RecommendationQuery.plain(1, 50, DAY));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void shouldArriveAsItWasWhenSentAlone(RecommendationQuery query) {
    reader.recommendations(query);

    assertThat(other.recommendationsHere.lastQuery()).isEqualTo(query);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void shouldArriveWithoutExplanationWhenSentInABatch(RecommendationQuery query) {
    reader.recommendations(List.of(query));

    assertThat(other.recommendationsHere.lastQuery())
        .isEqualTo(
            new RecommendationQuery(
                1,
                query.limit(),
                query.asOf(),
                false,
                query.rules(),
                query.plain(),
                query.strategy()));
  }
}
