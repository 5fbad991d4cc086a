package io.concord.query.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.RecommendationRules;
import io.concord.query.rules.Selection.Kept;
import io.concord.scoring.Popularity;
import io.concord.scoring.ScoredProduct;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleFilterTest {
  private static final RankedLists LIST =
      new RankedLists(
          List.of(
              RankedLists.product(11, 0.9, 1),
              RankedLists.product(12, 0.8, 2),
              RankedLists.product(13, 0.7, 3),
              RankedLists.product(14, 0.6, 30),
              RankedLists.product(15, 0.5, 30)),
          Map.of(
              11L, List.of("DAF", "MAN"),
              12L, List.of("MAN", "Scania"),
              13L, List.of("Scania"),
              14L, List.of("DAF")));

  @Test
  void shouldNeedAPlaceOfEachBrandWhenProductFitsSeveral() {
    Selection selection = LIST.select(5, maxPerBrand(1));

    assertThat(kept(selection)).containsExactly(11L, 13L, 15L);
    assertThat(selection.removed())
        .containsExactly(
            removal(2, Rule.MAX_PER_BRAND, "better products have all places of MAN, maxPerBrand=1"),
            removal(
                4, Rule.MAX_PER_BRAND, "better products have all places of DAF, maxPerBrand=1"));
  }

  @Test
  void shouldLeaveThePlaceToTheNextWhenAnotherRuleRemovesAProduct() {
    RecommendationRules withoutBest =
        new RecommendationRules(List.of(11L), null, null, null, null, 1, null);

    assertThat(kept(LIST.select(5, withoutBest))).containsExactly(12L, 14L, 15L);
  }

  @Test
  void shouldTakeTheStricterWhenBothSetsLimitPlaces() {
    assertThat(LIST.select(5, maxPerBrand(2), maxPerBrand(1)))
        .isEqualTo(LIST.select(5, maxPerBrand(1), maxPerBrand(2)))
        .isEqualTo(LIST.select(5, maxPerBrand(1)));
  }

  @Test
  void shouldCountDaysBackFromAsOfWhenOrderedLately() {
    RecommendationRules days = new RecommendationRules(null, null, null, null, 2, null, null);
    Selection selection = LIST.select(2, days);

    assertThat(kept(selection)).containsExactly(13L, 14L);
    assertThat(selection.removed())
        .containsExactly(
            removal(
                1,
                Rule.EXCLUDE_ORDERED_WITHIN_DAYS,
                "the client ordered the product at 2024-07-01T00:00:00Z"),
            removal(
                2,
                Rule.EXCLUDE_ORDERED_WITHIN_DAYS,
                "the client ordered the product at 2024-06-30T00:00:00Z"));
  }

  @Test
  void shouldKeepPopularProductsWhenTheClientOrderedNothing() {
    RecommendationRules days = new RecommendationRules(null, null, null, null, 36_500, null, null);
    List<ScoredProduct> popular = List.of(Popularity.scored(7, 1, 12));

    assertThat(new RankedLists(popular, Map.of()).select(1, days).kept()).hasSize(1);
  }

  @Test
  void shouldNameTheFirstRuleWhenAProductBreaksSeveral() {
    RecommendationRules all =
        new RecommendationRules(
            List.of(11L), List.of(12L, 13L), List.of("scania"), List.of("daf"), 3, 1, 0.99);
    List<Removal> removed = LIST.select(5, all).removed();

    assertThat(removed)
        .containsExactly(
            removal(1, Rule.EXCLUDE_PRODUCTS, "the product is excluded"),
            removal(2, Rule.EXCLUDE_BRANDS, "the product fits Scania"),
            removal(3, Rule.EXCLUDE_BRANDS, "the product fits Scania"),
            removal(4, Rule.ONLY_PRODUCTS, "the product is not among those asked for"),
            removal(5, Rule.ONLY_PRODUCTS, "the product is not among those asked for"));
  }

  @Test
  void shouldSayWhatIsMissingWhenBrandOrScoreIsNotAsAsked() {
    RecommendationRules rules =
        new RecommendationRules(null, null, null, List.of("man"), null, null, 0.85);

    assertThat(LIST.select(3, rules).removed())
        .containsExactly(
            removal(2, Rule.MIN_SCORE, "the score is below 0.85"),
            removal(3, Rule.ONLY_BRANDS, "the product fits none of the brands asked for"));
  }

  private static RecommendationRules maxPerBrand(int max) {
    return new RecommendationRules(null, null, null, null, null, max, null);
  }

  private static Removal removal(int rank, Rule rule, String detail) {
    return new Removal(rank, LIST.products().get(rank - 1), rule, detail);
  }

  private static List<Long> kept(Selection selection) {
    return selection.kept().stream().map(Kept::product).map(ScoredProduct::productId).toList();
  }
}
