package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.contract.Recommendations.Explanation;
import io.concord.purchase.BusinessDay;
import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import io.concord.scoring.Demand;
import io.concord.scoring.Popularity;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Strategy;
import io.concord.store.StoredRecommendations;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The parts told of a score make that score. */
class ExplanationsTest {
  private static final long CLIENT = 5;
  private static final LocalDate AS_OF = LocalDate.parse("2024-07-02");
  private static final LocalDate OLDER = LocalDate.parse("2024-04-01");
  private static final LocalDate NEWER = LocalDate.parse("2024-06-22");
  private static final Demand DEMAND = product -> 0.5 * product;

  private final ClientRows rows =
      new ClientRows().order(CLIENT, OLDER, 1, 2).order(CLIENT, NEWER, 1, 3);

  @Test
  void shouldTellTheWeightedPartsOfV3() {
    StoredRecommendations list = list(Strategy.V3);
    for (ScoredProduct product : list.ranking().products()) {
      Explanation told = Explanations.of(list).of(product, 4);

      assertThat(told.frequency() * told.frequencyWeight() + told.recency() * told.recencyWeight())
          .isCloseTo(product.score(), within(1e-12));
      assertThat(told.plainRank()).isEqualTo(4);
      assertThat(told.df30()).isNull();
      assertThat(told.df365()).isNull();
      assertThat(told.pop14()).isNull();
    }
  }

  @Test
  void shouldTellTheDemandsOfV4() {
    StoredRecommendations list = list(Strategy.V4);
    Explanations explanations = ListScorer.explanations(CLIENT, list, rows.purchases(), DEMAND);
    assertThat(list.ranking().products()).hasSize(3);
    for (ScoredProduct product : list.ranking().products()) {
      Explanation told = explanations.of(product, null);

      assertThat((told.df30() + told.df365()) * Math.sqrt(1 + told.pop14()))
          .isCloseTo(product.score(), within(1e-12));
      assertThat(told.frequencyWeight()).isNull();
      assertThat(told.recencyWeight()).isNull();
      assertThat(told.plainRank()).isNull();
    }
    Explanation third = explanations.of(product(list, 3), 2);
    assertThat(third.df30()).isCloseTo(Math.exp(-10 / 30.0), within(1e-12));
    assertThat(third.df365()).isCloseTo(Math.exp(-10 / 365.0), within(1e-12));
    assertThat(third.pop14()).isEqualTo(1.5);
    assertThat(third.orderCount()).isEqualTo(1);
    assertThat(third.frequency()).isEqualTo(0.5);
    assertThat(third.recency()).isEqualTo(product(list, 3).recency()).isPositive();
    assertThat(third.lastOrderedAt()).isEqualTo(Ticks.toInstant(BusinessDay.cutTicks(NEWER)));
    assertThat(third.daysSinceLastOrder()).isEqualTo(10);
    assertThat(third.plainRank()).isEqualTo(2);
  }

  @Test
  void shouldTellNoOwnDemandWhenTheOrderIsGoneSinceTheListWasRanked() {
    StoredRecommendations list = list(Strategy.V4);
    Explanations explanations =
        ListScorer.explanations(CLIENT, list, new ClientRows().purchases(), DEMAND);

    Explanation told = explanations.of(product(list, 1), null);
    assertThat(told.df30()).isZero();
    assertThat(told.df365()).isZero();
    assertThat(told.pop14()).isEqualTo(0.5);
  }

  @Test
  void shouldTellOfAPopularProductWhatAllClientsOrder() {
    Explanation told = Explanations.of(list(Strategy.V4)).of(Popularity.scored(9, 0.25, 12), 3);

    assertThat(told).isEqualTo(new Explanation(0.25, 1, 0, 0, 12, null, null, 3));
  }

  private static ScoredProduct product(StoredRecommendations list, long productId) {
    return list.ranking().products().stream()
        .filter(product -> product.productId() == productId)
        .findFirst()
        .orElseThrow();
  }

  private StoredRecommendations list(Strategy strategy) {
    PurchaseHistory history =
        rows.purchases().history(CLIENT, BusinessDay.cutTicks(AS_OF), strategy);
    return new StoredRecommendations(
        1, AS_OF, Instant.EPOCH, history.orders(), strategy, strategy.rank(history, DEMAND, 50));
  }
}
