package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.RecommendationRules;
import io.concord.contract.Recommendations.RecommendedProduct;
import io.concord.contract.Recommendations.RemovedProduct;
import io.concord.query.RecommendationQuery;
import io.concord.query.rules.Selection;
import io.concord.query.rules.Selection.Kept;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.StoredRecommendations;
import io.concord.topology.TopologySettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which rules hold, what the stored list is enough for, and how places are told of. */
class ListRulesTest {
  private static final RecommendationRules NONE = RecommendationRules.NONE;
  private static final RecommendationRules WITHOUT_FIRST = excluding(1L);

  private final Places places = new Places(ListRulesTest::entry);

  /** Even products fit MAN, odd ones DAF. */
  private static Catalogue.Entry entry(long productId) {
    return new Catalogue.Entry("P" + productId, null, List.of(productId % 2 == 0 ? "MAN" : "DAF"));
  }

  @Test
  void shouldLetTheStoredListPassWhenNobodyAsksForRules() {
    ListRules rules = rules(NONE);

    assertThat(rules.areNone(query(50, NONE))).isTrue();
    assertThat(rules.suffices(query(50, NONE), stored(TopologySettings.LIST_SIZE))).isTrue();
    assertThat(rules.defaultNames(query(50, NONE))).isNull();
    assertThat(ListRules.asked(query(50, NONE))).isNull();
  }

  @Test
  void shouldScoreAnewWhenSomethingBehindTheStoredListMayMoveUp() {
    ListRules rules = rules(NONE);
    StoredRecommendations full = stored(TopologySettings.LIST_SIZE);

    assertThat(rules.suffices(query(50, WITHOUT_FIRST), full)).isFalse();
    assertThat(rules.suffices(query(49, WITHOUT_FIRST), full)).isTrue();
    assertThat(rules.suffices(query(50, excluding(999)), full)).isTrue();
    assertThat(rules.suffices(query(50, minScore(0.99)), full)).isTrue();
    assertThat(rules.suffices(query(50, WITHOUT_FIRST), stored(49))).isTrue();
  }

  @Test
  void shouldHoldDefaultsWhateverTheQueryAdds() {
    ListRules rules = rules(WITHOUT_FIRST);
    StoredRecommendations list = stored(4);

    assertThat(kept(rules, query(50, NONE), list)).containsExactly(2L, 3L, 4L);
    assertThat(kept(rules, query(50, excluding(2)), list)).containsExactly(3L, 4L);
    assertThat(rules.defaultNames(query(50, NONE))).containsExactly("excludeProducts");
  }

  @Test
  void shouldLeaveDefaultsOutWhenTheListIsToBePlain() {
    ListRules rules = rules(WITHOUT_FIRST);
    RecommendationQuery plain = RecommendationQuery.plain(7, 50, null);

    assertThat(rules.areNone(plain)).isTrue();
    assertThat(rules.defaultNames(plain)).isNull();
    assertThat(kept(rules, plain, stored(2))).containsExactly(1L, 2L);
  }

  @Test
  void shouldRankAnewAndTellThePlainRankWhenExplained() {
    RecommendationRules onlyMan =
        new RecommendationRules(null, null, null, List.of("man"), null, null, null);
    RecommendationQuery explained = new RecommendationQuery(7, 50, null, true, onlyMan, false);
    StoredRecommendations list = stored(4);
    Selection selection = rules(NONE).select(explained, list, list.ranking().products());
    List<RecommendedProduct> kept = places.kept(selection, Explanations.of(list));

    assertThat(kept).extracting(RecommendedProduct::rank).containsExactly(1, 2);
    assertThat(kept).extracting(place -> place.explanation().plainRank()).containsExactly(2, 4);
    assertThat(places.removed(selection))
        .containsExactly(
            new RemovedProduct(1, 1, 0.99, "P1", "onlyBrands", noneOfTheBrands()),
            new RemovedProduct(3, 3, 0.97, "P3", "onlyBrands", noneOfTheBrands()));
  }

  private static String noneOfTheBrands() {
    return "the product fits none of the brands asked for";
  }

  private ListRules rules(RecommendationRules defaults) {
    return new ListRules(defaults, places::brands);
  }

  private static List<Long> kept(
      ListRules rules, RecommendationQuery query, StoredRecommendations list) {
    return rules.select(query, list, list.ranking().products()).kept().stream()
        .map(Kept::product)
        .map(ScoredProduct::productId)
        .toList();
  }

  private static RecommendationQuery query(int limit, RecommendationRules rules) {
    return new RecommendationQuery(7, limit, null, false, rules, false);
  }

  private static RecommendationRules excluding(long product) {
    return new RecommendationRules(List.of(product), null, null, null, null, null, null);
  }

  private static RecommendationRules minScore(double least) {
    return new RecommendationRules(null, null, null, null, null, null, least);
  }

  /** Products 1, 2, 3 and so on, each a hundredth below the one before. */
  private static StoredRecommendations stored(int size) {
    List<ScoredProduct> products =
        IntStream.rangeClosed(1, size)
            .mapToObj(id -> new ScoredProduct(id, (100 - id) / 100.0, 0.5, 0.5, 1, 0))
            .toList();
    return new StoredRecommendations(
        3,
        LocalDate.EPOCH.plusDays(1),
        Instant.EPOCH,
        1,
        Strategy.V3,
        new Ranking(Segment.LIGHT, products));
  }
}
