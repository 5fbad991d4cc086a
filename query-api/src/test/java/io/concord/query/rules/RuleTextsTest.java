package io.concord.query.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.contract.RecommendationRules;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTextsTest {
  @Provide
  Arbitrary<RecommendationRules> rules() {
    return RankedLists.rules();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("ab,\\ \"&=%№Ж")
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(name -> !name.isBlank())
        .map(String::strip);
  }

  @Property(tries = 300)
  void parseUndoesTexts(@ForAll("rules") RecommendationRules rules) {
    assertThat(parse(RuleTexts.texts(rules))).isEqualTo(rules);
  }

  @Property(tries = 300)
  void anyNameSurvivesAmongOthers(@ForAll("names") String one, @ForAll("names") String other) {
    RecommendationRules rules =
        new RecommendationRules(null, null, List.of(one, other), null, null, null, null);

    assertThat(parse(RuleTexts.texts(rules))).isEqualTo(rules);
  }

  @Property(tries = 300)
  void anyScoreSurvives(@ForAll @DoubleRange(min = 0, max = RuleTexts.SCORE_MAX) double score) {
    RecommendationRules rules =
        new RecommendationRules(null, null, null, null, null, null, Math.abs(score));

    assertThat(parse(RuleTexts.texts(rules))).isEqualTo(rules);
  }

  @Test
  void shouldTakeACommaIntoTheNameWhenItStandsBehindABackslash() {
    assertThat(parse(Map.of(Rule.ONLY_BRANDS, "MAN, Krone\\, Bernard ,DAF")).onlyBrands())
        .containsExactly("MAN", "Krone, Bernard", "DAF");
  }

  @Test
  void shouldEncodeEveryRuleWhenPutIntoAQuery() {
    RecommendationRules rules =
        new RecommendationRules(List.of(1L, -2L), null, List.of("Ж & Co, Kyiv"), null, 7, 3, 0.25);

    assertThat(RuleTexts.query(rules))
        .isEqualTo(
            "&excludeProducts=1%2C-2&excludeBrands=%D0%96+%26+Co%5C%2C+Kyiv"
                + "&excludeOrderedWithinDays=7&minScore=0.25&maxPerBrand=3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EXCLUDE_PRODUCTS|1,x",
        "EXCLUDE_PRODUCTS|1,,2",
        "EXCLUDE_PRODUCTS|١٢",
        "ONLY_PRODUCTS|''",
        "ONLY_PRODUCTS|9223372036854775808",
        "EXCLUDE_BRANDS|MAN,",
        "ONLY_BRANDS|' '",
        "EXCLUDE_ORDERED_WITHIN_DAYS|0",
        "EXCLUDE_ORDERED_WITHIN_DAYS|36501",
        "MAX_PER_BRAND|-1",
        "MAX_PER_BRAND|501",
        "MAX_PER_BRAND|1.5",
        "MIN_SCORE|1000000.01",
        "MIN_SCORE|10000000",
        "MIN_SCORE|NaN",
        "MIN_SCORE|0x1p-1",
        "MIN_SCORE|-0.5",
        "MIN_SCORE|1d"
      })
  void shouldRefuseTextWhenItIsNotWhatTheRuleExpects(Rule rule, String text) {
    assertThatThrownBy(() -> parse(Map.of(rule, text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseListWhenLongerThanARequestMayHold() {
    assertThat(parse(Map.of(Rule.EXCLUDE_PRODUCTS, ids(100))).excludeProducts()).hasSize(100);
    assertThatThrownBy(() -> parse(Map.of(Rule.EXCLUDE_PRODUCTS, ids(101))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String ids(int count) {
    return LongStream.range(0, count).mapToObj(Long::toString).collect(Collectors.joining(","));
  }

  private static RecommendationRules parse(Map<Rule, String> texts) {
    return RuleTexts.OF_REQUEST.parse(
        new RuleTexts.Source() {
          @Override
          public <T> T read(Rule rule, Function<String, T> parser) {
            String text = texts.get(rule);
            return text == null ? null : parser.apply(text);
          }
        });
  }
}
