package io.concord.node;

import io.concord.app.SettingsReader;
import io.concord.contract.RecommendationRules;
import io.concord.query.rules.Rule;
import io.concord.query.rules.RuleTexts;
import java.util.Locale;
import java.util.function.Function;

/** Reads the rules that every list of a node obeys: {@code rules.exclude.products} and the like. */
final class RuleSettings {
  private static final RuleTexts TEXTS = RuleTexts.OF_SETTINGS;

  private RuleSettings() {}

  static RecommendationRules read(SettingsReader reader) {
    return TEXTS.parse(
        new RuleTexts.Source() {
          @Override
          public <T> T read(Rule rule, Function<String, T> parser) {
            return reader.optional(key(rule), TEXTS.expectedText(rule), parser);
          }
        });
  }

  /** {@code excludeProducts} is {@code rules.exclude.products}. */
  private static String key(Rule rule) {
    return "rules." + rule.name().toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
