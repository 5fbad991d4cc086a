package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.RecommendationRules;
import io.concord.experiment.Experiment;
import io.concord.experiment.Experiment.Arm;
import io.concord.purchase.BusinessDay;
import io.concord.query.RecommendationQuery;
import io.concord.scoring.Demand;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.StoredRecommendations;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients of both arms: whose list is taken as it is stored, and by what the others are scored. */
class ListScorerTest {
  private static final Instant NOW = Instant.parse("2024-07-01T12:00:00Z");
  private static final LocalDate AS_OF = LocalDate.parse("2024-07-02");
  private static final LocalDate DAY = LocalDate.parse("2024-06-30");
  private static final long BY_HAND = 7;
  private static final Experiment HALVES = experiment(50, 50);

  /** Everybody but this client orders product 2 all the time. */
  private static final Demand DEMAND = product -> product == 2 ? 99 : 0;

  private final ClientRows rows = new ClientRows();

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void shouldTakeTheStoredListWhenItIsOfTheClientsArm(Strategy strategy) {
    RecommendationQuery query = query(client(strategy));

    assertThat(scorer(HALVES).isAnswer(stored(strategy), query)).isTrue();
    assertThat(scorer(HALVES).experiment(query)).isEqualTo("spring");
  }

  @Test
  void shouldScoreByTheNewStrategyWhenSharesChangedSinceTheListWasStored() {
    long client = client(Strategy.V3);
    buyBoth(client);
    ListScorer later = scorer(experiment(0, 100));

    assertThat(later.isAnswer(stored(Strategy.V3), query(client))).isFalse();
    StoredRecommendations list =
        later.score(query(client), stored(Strategy.V3), rows.purchases(), DEMAND);
    assertThat(list.strategy()).isEqualTo(Strategy.V4);
    assertThat(list.revision()).isEqualTo(3);
    assertThat(list.asOf()).isEqualTo(AS_OF);
    assertThat(list.generatedAt()).isEqualTo(NOW);
    assertThat(list.orders()).isEqualTo(2);
    assertThat(products(list)).containsExactly(2L, 1L);
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void shouldRankByTheStrategyThatIsAskedForWhateverTheArm(Strategy own) {
    long client = client(own);
    buyBoth(client);
    ListScorer scorer = scorer(HALVES);
    for (Strategy asked : Strategy.values()) {
      RecommendationQuery query = whatIf(client, asked);

      assertThat(scorer.isAnswer(stored(own), query)).isEqualTo(own == asked);
      StoredRecommendations list = scorer.score(query, null, rows.purchases(), DEMAND);
      assertThat(list.strategy()).isEqualTo(asked);
      assertThat(list.revision()).isZero();
      assertThat(products(list).get(0)).isEqualTo(asked == Strategy.V3 ? 1 : 2);
      assertThat(scorer.experiment(query)).isNull();
      assertThat(scorer.empty(query).strategy()).isEqualTo(asked);
    }
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void shouldMakePlainListsByV3WhateverTheArm(Strategy own) {
    long client = client(own);
    buyBoth(client);
    RecommendationQuery plain = RecommendationQuery.plain(client, 50, null);
    ListScorer scorer = scorer(HALVES);

    assertThat(scorer.isAnswer(stored(own), plain)).isEqualTo(own == Strategy.V3);
    assertThat(products(scorer.score(plain, null, rows.purchases(), DEMAND)))
        .containsExactly(1L, 2L);
    assertThat(scorer.experiment(plain)).isNull();
    RecommendationQuery named =
        new RecommendationQuery(client, 50, null, false, RecommendationRules.NONE, true, "v4");
    assertThat(scorer.strategy(named)).isEqualTo(Strategy.V4);
  }

  @Test
  void shouldKeepAnOverriddenClientOutOfTheComparison() {
    RecommendationQuery query = query(BY_HAND);

    assertThat(scorer(experiment(100, 0)).strategy(query)).isEqualTo(Strategy.V4);
    assertThat(scorer(experiment(100, 0)).experiment(query)).isNull();
  }

  @Test
  void shouldScoreAnewWhenTheStoredListIsOfAnotherDayOrTooShort() {
    long client = client(Strategy.V4);
    ListScorer scorer = scorer(HALVES);
    StoredRecommendations stored = stored(Strategy.V4);

    assertThat(scorer.isAnswer(stored, new RecommendationQuery(client, 50, DAY, false))).isFalse();
    assertThat(scorer.isAnswer(stored, new RecommendationQuery(client, 51, null, false))).isFalse();
  }

  @Test
  void shouldScoreOfTheWholeHistoryWhenRulesMayTakeOutTheFirst() {
    long client = client(Strategy.V4);
    buyBoth(client);
    RecommendationRules rules =
        new RecommendationRules(List.of(2L), null, null, null, null, null, null);
    RecommendationQuery query = new RecommendationQuery(client, 1, null, false, rules, false);

    assertThat(products(scorer(HALVES).score(query, null, rows.purchases(), DEMAND)))
        .containsExactly(2L, 1L);
    assertThat(
            products(
                scorer(HALVES)
                    .score(
                        new RecommendationQuery(client, 1, null, false),
                        null,
                        rows.purchases(),
                        DEMAND)))
        .containsExactly(2L);
  }

  /** Product 1 twice and product 2 once. */
  private void buyBoth(long client) {
    rows.order(client, DAY, 1, 2).order(client, DAY, 1);
  }

  private static ListScorer scorer(Experiment experiment) {
    return new ListScorer(
        experiment,
        new BusinessDay(ZoneOffset.UTC),
        new ListRules(RecommendationRules.NONE, product -> List.of()),
        InstantSource.fixed(NOW));
  }

  private static Experiment experiment(int v3, int v4) {
    return new Experiment(
        "spring",
        Experiment.SALT_DEFAULT,
        List.of(new Arm(Strategy.V3, v3), new Arm(Strategy.V4, v4)),
        Map.of(BY_HAND, Strategy.V4));
  }

  /** One that was dealt the strategy. */
  private static long client(Strategy strategy) {
    return LongStream.iterate(100, id -> id + 1)
        .filter(id -> HALVES.strategy(id) == strategy)
        .findFirst()
        .orElseThrow();
  }

  private static RecommendationQuery query(long client) {
    return new RecommendationQuery(client, 50, null, false);
  }

  private static RecommendationQuery whatIf(long client, Strategy strategy) {
    return new RecommendationQuery(
        client, 50, null, false, RecommendationRules.NONE, false, strategy.label());
  }

  private static StoredRecommendations stored(Strategy strategy) {
    Ranking ranking =
        new Ranking(Segment.LIGHT, List.of(new ScoredProduct(1, 0.5, 0.5, 0.5, 1, 0)));
    return new StoredRecommendations(3, AS_OF, Instant.EPOCH, 1, strategy, ranking);
  }

  private static List<Long> products(StoredRecommendations list) {
    return list.ranking().products().stream().map(ScoredProduct::productId).toList();
  }
}
