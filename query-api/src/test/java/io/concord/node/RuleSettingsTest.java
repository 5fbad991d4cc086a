package io.concord.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.contract.RecommendationRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that an operator sets for every list. */
class RuleSettingsTest {
  @Test
  void shouldHaveNoRulesWhenNoneAreSet() {
    assertThat(rules(Map.of())).isEqualTo(RecommendationRules.NONE);
    assertThat(rules(Map.of("rules.exclude.products", " "))).isEqualTo(RecommendationRules.NONE);
  }

  @Test
  void shouldTakeEveryRule() {
    assertThat(
            rules(
                Map.of(
                    "rules.exclude.products", "1,2",
                    "rules.only.products", "3",
                    "rules.exclude.brands", "Krone\\, B,MAN",
                    "rules.only.brands", "DAF",
                    "rules.exclude.ordered.within.days", "14",
                    "rules.max.per.brand", "3",
                    "rules.min.score", "0.25")))
        .isEqualTo(
            new RecommendationRules(
                List.of(1L, 2L),
                List.of(3L),
                List.of("Krone, B", "MAN"),
                List.of("DAF"),
                14,
                3,
                0.25));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules.exclude.products|1,x|1 to 10000 product IDs separated by commas",
        "rules.only.brands|MAN,|1 to 1000 names of car brands separated by commas",
        "rules.exclude.ordered.within.days|0|a whole number between 1 and 36500",
        "rules.max.per.brand|0|a whole number between 1 and 500",
        "rules.min.score|1000001|a number between 0 and 1000000"
      })
  void shouldNameKeyValueAndWhatIsExpected(String key, String value, String expected) {
    assertThatThrownBy(() -> rules(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("setting " + key + " must be " + expected + ", " + key + "=" + value);
  }

  @Test
  void shouldRefuseARuleThatThereIsNot() {
    assertThatThrownBy(() -> rules(Map.of("rules.max.per.group", "3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setting rules.max.per.group is not known");
  }

  private static RecommendationRules rules(Map<String, String> entries) {
    Map<String, String> all = new HashMap<>(entries);
    all.put("bootstrap.servers", "localhost:9092");
    all.put("state.dir", "state");
    return NodeSettings.from(all, "1.2.3").rules();
  }
}
