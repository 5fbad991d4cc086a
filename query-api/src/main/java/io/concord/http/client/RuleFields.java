package io.concord.http.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.contract.RecommendationRules;
import io.concord.http.exchange.ProblemException;
import io.concord.query.rules.Rule;
import io.concord.query.rules.RuleTexts;
import java.util.StringJoiner;
import java.util.function.Function;

/** Reads rules out of an object of a body, as the texts that they would be in a query. */
final class RuleFields {
  private static final RuleTexts TEXTS = RuleTexts.OF_REQUEST;

  private RuleFields() {}

  /** The rules in the object; null when it is absent or without any. */
  static RecommendationRules rules(String name, JsonNode object) {
    if (BatchRequestReader.absent(object)) {
      return null;
    }
    if (!object.isObject()) {
      throw ProblemException.badArgument(
          name, "must be an object such as {\"maxPerBrand\": 3}", object);
    }
    BatchRequestReader.checkFields(name, object.fieldNames(), RuleArguments.NAMES);
    RecommendationRules rules =
        TEXTS.parse(
            new RuleTexts.Source() {
              @Override
              public <T> T read(Rule rule, Function<String, T> parser) {
                JsonNode value = object.path(rule.argument());
                return value.isMissingNode()
                    ? null
                    : parsed(name + "." + rule.argument(), rule, value, parser);
              }
            });
    return rules.isEmpty() ? null : rules;
  }

  private static <T> T parsed(String name, Rule rule, JsonNode value, Function<String, T> parser) {
    try {
      return parser.apply(text(rule, value));
    } catch (IllegalArgumentException e) {
      String expected = (rule.isList() ? "an array of " : "") + TEXTS.expected(rule);
      throw ProblemException.badArgument(name, "must be " + expected, value);
    }
  }

  private static String text(Rule rule, JsonNode value) {
    if (!rule.isList()) {
      return scalar(value.isNumber(), value);
    }
    if (!value.isArray()) {
      throw new IllegalArgumentException("no array");
    }
    StringJoiner texts = new StringJoiner(",");
    for (JsonNode element : value) {
      boolean expected = rule.isOfProducts() ? element.isIntegralNumber() : element.isTextual();
      texts.add(RuleTexts.escaped(scalar(expected, element)));
    }
    return texts.toString();
  }

  private static String scalar(boolean expected, JsonNode value) {
    if (!expected) {
      throw new IllegalArgumentException("of another kind");
    }
    return value.asText();
  }
}
