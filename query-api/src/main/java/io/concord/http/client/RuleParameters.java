package io.concord.http.client;

import io.concord.http.openapi.Parameter;
import io.concord.query.rules.Rule;
import io.concord.query.rules.RuleTexts;

/** Describes the rules that a list obeys. */
final class RuleParameters {
  private static final RuleTexts TEXTS = RuleTexts.OF_REQUEST;
  private static final String OF_BRANDS =
      " By name; a comma within a name stands behind a backslash.";

  private RuleParameters() {}

  /** One parameter per rule, in their order. */
  static Parameter[] all() {
    Parameter[] all = new Parameter[Rule.values().length];
    for (Rule rule : Rule.values()) {
      all[rule.ordinal()] = of(rule);
    }
    return all;
  }

  private static Parameter of(Rule rule) {
    return switch (rule) {
      case EXCLUDE_PRODUCTS -> products(rule, "None of these products.");
      case ONLY_PRODUCTS -> products(rule, "Of these products alone.");
      case EXCLUDE_BRANDS -> brands(rule, "No product that fits one of these car brands.");
      case ONLY_BRANDS -> brands(rule, "Only products that fit one of these car brands.");
      case EXCLUDE_ORDERED_WITHIN_DAYS ->
          query(rule, "Nothing the client ordered in so many days before the list's day.")
              .integer(1, RuleTexts.DAYS_MAX, 30);
      case MIN_SCORE -> query(rule, "Nothing with a lower score.").number(0, 1, 0.25);
      case MAX_PER_BRAND ->
          query(rule, "At most so many places per car brand.").integer(1, RuleTexts.PLACES_MAX, 3);
    };
  }

  private static Parameter products(Rule rule, String description) {
    return query(rule, description).ids(TEXTS.productsMax(), 25000733, 25000306);
  }

  private static Parameter brands(Rule rule, String description) {
    return query(rule, description + OF_BRANDS)
        .names(TEXTS.brandsMax(), RuleTexts.BRAND_CHARS_MAX, "MAN", "Volvo");
  }

  private static Parameter query(Rule rule, String description) {
    return Parameter.query(rule.argument(), description);
  }
}
