package io.concord.http.client;

import io.concord.contract.RecommendationRules;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.ProblemKind;
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
