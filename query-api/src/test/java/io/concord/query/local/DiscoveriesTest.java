package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.RecentPurchases;
import io.concord.purchase.RecentPurchases.Product;
import io.concord.query.RecommendationQuery;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.RecentPurchasesView;
import io.concord.store.StoredRecommendations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Client 1 ordered product 7, which others bought with 8; all clients order 90 most now. */
class DiscoveriesTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 7, 2);
  private static final RecommendationQuery QUERY = new RecommendationQuery(1, 50, null, false);

  private final Discoveries discoveries =
      new Discoveries(
          new CoPurchases(Baskets::new, System::nanoTime),
          day -> day.equals(TODAY) ? List.of(90L, 7L) : List.of(),
          () -> TODAY);

  @Test
  void shouldFillWithWhatIsBoughtAlongThenWithWhatIsPopular() {
    assertThat(discoveries.filled(1, list(Strategy.V4, TODAY, 1), 50))
        .extracting(ScoredProduct::productId)
        .containsExactly(7L, 8L, 90L);
    assertThat(discoveries.filled(1, list(Strategy.V4, TODAY, 1), 2)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "V4, 0, 1, 50, true",
    "V3, 0, 1, 50, false",
    "V4, 1, 1, 50, false",
    "V4, 0, 50, 50, false",
    "V4, 0, 49, 500, true",
    "V4, 0, 10, 10, false",
    "V4, 0, 0, 50, false"
  })
  void shouldFillOnlyLiveListsOfV4WithRoom(
      Strategy strategy, int daysAgo, int own, int limit, boolean expected) {
    StoredRecommendations list = list(strategy, TODAY.minusDays(daysAgo), own);

    assertThat(discoveries.mayFill(new RecommendationQuery(1, limit, null, false), list))
        .isEqualTo(expected);
  }

  @Test
  void shouldNotFillWhenToldSo() {
    StoredRecommendations list = list(Strategy.V4, TODAY, 1);

    assertThat(discoveries.mayFill(QUERY.withoutDiscovery(), list)).isFalse();
    assertThat(discoveries.mayFill(RecommendationQuery.plain(1, 50, null), list)).isFalse();
  }

  private static StoredRecommendations list(Strategy strategy, LocalDate asOf, int own) {
    List<ScoredProduct> products =
        LongStream.range(7, 7 + own)
            .mapToObj(product -> new ScoredProduct(product, 2, 1, 1, 1, 5))
            .toList();
    return new StoredRecommendations(
        1, asOf, Instant.EPOCH, 1, strategy, new Ranking(Segment.LIGHT, products));
  }

  private static final class Baskets extends RecentPurchasesView {
    Baskets() {
      super(null);
    }

    @Override
    public RecentPurchases recent(long clientId) {
      return clientId == 1
          ? new RecentPurchases(List.of(new Product(7, 5)))
          : new RecentPurchases(List.of(new Product(7, 5), new Product(8, 4)));
    }

    @Override
    public List<Long> buyers(long productId, int max) {
      return List.of(1L, 2L, 3L);
    }
  }
}
