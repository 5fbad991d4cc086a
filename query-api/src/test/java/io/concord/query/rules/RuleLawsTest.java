package io.concord.query.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.RecommendationRules;
import io.concord.query.rules.Selection.Kept;
import io.concord.scoring.ScoredProduct;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of what rules leave of any list. */
class RuleLawsTest {
  private static final int ALL = 1_000;

  @Provide
  Arbitrary<RankedLists> lists() {
    return RankedLists.lists();
  }

  @Provide
  Arbitrary<RecommendationRules> rules() {
    return RankedLists.rules();
  }

  @Property(tries = 500)
  void keptPlacesAreThoseOfANaiveFilter(
      @ForAll("lists") RankedLists list,
      @ForAll("rules") RecommendationRules rules,
      @ForAll @IntRange(min = 1, max = 40) int limit) {
    List<ScoredProduct> naive = NaiveRules.filter(list, rules);

    assertThat(list.select(limit, rules).kept().stream().map(Kept::product))
        .isEqualTo(naive.subList(0, Math.min(limit, naive.size())));
  }

  @Property(tries = 300)
  void filterNeverReordersAndNamesThePlainRank(
      @ForAll("lists") RankedLists list, @ForAll("rules") RecommendationRules rules) {
    List<Kept> kept = list.select(ALL, rules).kept();

    assertThat(kept).extracting(Kept::plainRank).isSorted().doesNotHaveDuplicates();
    assertThat(kept)
        .allSatisfy(
            place ->
                assertThat(list.products().get(place.plainRank() - 1)).isEqualTo(place.product()));
  }

  @Property(tries = 300)
  void noRulesGiveThePlainList(
      @ForAll("lists") RankedLists list, @ForAll @IntRange(min = 1, max = 40) int limit) {
    Selection plain = list.select(limit, RecommendationRules.NONE);

    assertThat(RuleFilter.of(RecommendationRules.NONE).isEmpty()).isTrue();
    assertThat(plain.removed()).isEmpty();
    assertThat(plain.kept()).extracting(Kept::product).isEqualTo(first(list.products(), limit));
  }

  @Property(tries = 300)
  void keptAndRemovedOfTheFirstPlacesAreThePlainPrefix(
      @ForAll("lists") RankedLists list,
      @ForAll("rules") RecommendationRules rules,
      @ForAll @IntRange(min = 1, max = 40) int limit) {
    Selection selection = list.select(limit, rules);
    int places = Math.min(limit, list.products().size());

    Stream<Integer> ranks =
        Stream.concat(
            selection.kept().stream().map(Kept::plainRank).filter(rank -> rank <= limit),
            selection.removed().stream().map(Removal::plainRank));
    assertThat(ranks.sorted()).isEqualTo(IntStream.rangeClosed(1, places).boxed().toList());
  }

  @Property(tries = 300)
  void shorterListIsAPrefixOfALongerOne(
      @ForAll("lists") RankedLists list,
      @ForAll("rules") RecommendationRules rules,
      @ForAll @IntRange(min = 1, max = 20) int shorter,
      @ForAll @IntRange(min = 1, max = 20) int more) {
    assertThat(list.select(shorter, rules).kept())
        .isEqualTo(first(list.select(shorter + more, rules).kept(), shorter));
  }

  /** What allows to filter the stored list alone. */
  @Property(tries = 300)
  void headIsEnoughWhenItFillsTheListOrScoresEnd(
      @ForAll("lists") RankedLists list,
      @ForAll("rules") RecommendationRules rules,
      @ForAll @IntRange(min = 1, max = 10) int limit) {
    List<ScoredProduct> head = first(list.products(), 12);
    List<Kept> kept = new RankedLists(head, list.brands()).select(limit, rules).kept();
    boolean ends =
        !head.isEmpty() && RuleFilter.of(rules).endsAt(head.get(head.size() - 1).score());

    if (kept.size() == limit || ends) {
      assertThat(kept).isEqualTo(list.select(limit, rules).kept());
    }
  }

  @Property(tries = 300)
  void moreRulesNeverLetMoreProductsThroughThanEachRuleOfAProductAlone(
      @ForAll("lists") RankedLists list,
      @ForAll("rules") RecommendationRules one,
      @ForAll("rules") RecommendationRules other) {
    RecommendationRules first = NaiveRules.withoutPlaces(one);
    RecommendationRules second = NaiveRules.withoutPlaces(other);
    List<Kept> both = list.select(ALL, first, second).kept();

    List<Kept> common = new ArrayList<>(list.select(ALL, first).kept());
    common.retainAll(list.select(ALL, second).kept());
    assertThat(both).isEqualTo(common);
  }

  @Property(tries = 300)
  void noBrandEverHasMorePlacesThanAsked(
      @ForAll("lists") RankedLists list,
      @ForAll("rules") RecommendationRules rules,
      @ForAll @IntRange(min = 1, max = 4) int max) {
    RecommendationRules places = new RecommendationRules(null, null, null, null, null, max, null);
    List<Kept> kept = list.select(ALL, rules, places).kept();

    for (String brand : RankedLists.BRANDS) {
      assertThat(kept.stream().filter(place -> NaiveRules.fits(list, place, brand)))
          .hasSizeLessThanOrEqualTo(max);
    }
  }

  private static <T> List<T> first(List<T> list, int size) {
    return list.subList(0, Math.min(size, list.size()));
  }
}
