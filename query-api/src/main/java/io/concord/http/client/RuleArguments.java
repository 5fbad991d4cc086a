package io.concord.http.client;

import io.concord.contract.RecommendationRules;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.ProblemKind;
import io.concord.http.openapi.Parameter;
import io.concord.query.rules.Rule;
import io.concord.query.rules.RuleTexts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads rules out of query parameters. */
final class RuleArguments {
  static final List<String> NAMES = Arrays.stream(Rule.values()).map(Rule::argument).toList();

  private static final RuleTexts TEXTS = RuleTexts.OF_REQUEST;

  /** A request that is sent on to another node must fit into what that reads of a header. */
  private static final int QUERY_CHARS_MAX = 4_000;

  private RuleArguments() {}

  /** As documents tell of them. */
  static Parameter[] parameters() {
    return Arrays.stream(Rule.values()).map(RuleArguments::parameter).toArray(Parameter[]::new);
  }

  private static Parameter parameter(Rule rule) {
    Parameter parameter = Parameter.query(rule.argument(), meaning(rule));
    return switch (rule) {
      case EXCLUDE_PRODUCTS, ONLY_PRODUCTS -> parameter.ids(TEXTS.productsMax(), 25000733);
      case EXCLUDE_BRANDS, ONLY_BRANDS ->
          parameter.names(TEXTS.brandsMax(), RuleTexts.BRAND_CHARS_MAX, "DAF");
      case EXCLUDE_ORDERED_WITHIN_DAYS -> parameter.integer(1, RuleTexts.DAYS_MAX, 14);
      case MIN_SCORE -> parameter.number(0, RuleTexts.SCORE_MAX, 0.1);
      case MAX_PER_BRAND -> parameter.integer(1, RuleTexts.PLACES_MAX, 3);
    };
  }

  private static String meaning(Rule rule) {
    return switch (rule) {
      case EXCLUDE_PRODUCTS -> "Products that are left out, by ID.";
      case ONLY_PRODUCTS -> "Products besides which all are left out, by ID.";
      case EXCLUDE_BRANDS ->
          "Car brands, by name in any case, whose products are left out; a comma in a name stands"
              + " behind a backslash.";
      case ONLY_BRANDS ->
          "Car brands, by name in any case, of which a product must fit one at least.";
      case EXCLUDE_ORDERED_WITHIN_DAYS ->
          "What the client ordered in so many days before asOf is left out; 1 is today in the live"
              + " list.";
      case MIN_SCORE ->
          "Score below which a place is left out; each strategy has a scale of its own.";
      case MAX_PER_BRAND ->
          "Places that products of one car brand may take; a product takes one of each brand that"
              + " it fits.";
    };
  }

  static RecommendationRules rules(Arguments arguments) {
    RecommendationRules rules =
        TEXTS.parse(
            new RuleTexts.Source() {
              @Override
              public <T> T read(Rule rule, Function<String, T> parser) {
                String text = arguments.text(rule.argument());
                return text == null ? null : parsed(rule, text, parser);
              }
            });
    return rules.isEmpty() ? RecommendationRules.NONE : requireShort(rules);
  }

  private static <T> T parsed(Rule rule, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      String expected = "must be " + TEXTS.expectedText(rule);
      throw ProblemException.badArgument(rule.argument(), expected, text);
    }
  }

  private static RecommendationRules requireShort(RecommendationRules rules) {
    int length = RuleTexts.query(rules).length();
    if (length > QUERY_CHARS_MAX) {
      throw new ProblemException(
          ProblemKind.BAD_ARGUMENT,
          "rules must take "
              + QUERY_CHARS_MAX
              + " characters at most in a query, more fit into a batch, characters="
              + length);
    }
    return rules;
  }
}
