package io.concord.query.rules;

import io.concord.contract.RecommendationRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rules as texts, one for each rule, as query parameters and settings have them: IDs and names
 * separated by commas, a comma within a name behind a backslash.
 *
 * @param productsMax IDs in one list
 * @param brandsMax names in one list
 */
public record RuleTexts(int productsMax, int brandsMax) {
  /** What one request may hold. */
  public static final RuleTexts OF_REQUEST = new RuleTexts(100, 50);

  /** What a node's settings may hold. */
  public static final RuleTexts OF_SETTINGS = new RuleTexts(10_000, 1_000);

  public static final int DAYS_MAX = 36_500;
  public static final int PLACES_MAX = 500;
  public static final int BRAND_CHARS_MAX = 100;

  /** V3's scores end at 1, V4's grow with orders. */
  public static final int SCORE_MAX = 1_000_000;

  /** Takes the text given for a rule through its parser. */
  public interface Source {
    /** What the parser makes of the text; null when none is given. */
    <T> T read(Rule rule, Function<String, T> parser);
  }

  /** The rules in these texts; a parser throws {@link IllegalArgumentException}. */
  public RecommendationRules parse(Source source) {
    return new RecommendationRules(
        source.read(Rule.EXCLUDE_PRODUCTS, this::ids),
        source.read(Rule.ONLY_PRODUCTS, this::ids),
        source.read(Rule.EXCLUDE_BRANDS, this::names),
        source.read(Rule.ONLY_BRANDS, this::names),
        source.read(Rule.EXCLUDE_ORDERED_WITHIN_DAYS, text -> number(text, DAYS_MAX)),
        source.read(Rule.MAX_PER_BRAND, text -> number(text, PLACES_MAX)),
        source.read(Rule.MIN_SCORE, RuleTexts::score));
  }

  /** What a rule's value must be. */
  public String expected(Rule rule) {
    return switch (rule) {
      case EXCLUDE_PRODUCTS, ONLY_PRODUCTS -> upTo(productsMax, "product IDs");
      case EXCLUDE_BRANDS, ONLY_BRANDS -> upTo(brandsMax, "names of car brands");
      case EXCLUDE_ORDERED_WITHIN_DAYS -> "a whole number between 1 and " + DAYS_MAX;
      case MAX_PER_BRAND -> "a whole number between 1 and " + PLACES_MAX;
      case MIN_SCORE -> "a number between 0 and " + SCORE_MAX;
    };
  }

  private static String upTo(int max, String what) {
    return "1 to " + max + " " + what;
  }

  /** What a rule's text must be. */
  public String expectedText(Rule rule) {
    return expected(rule) + (rule.isList() ? " separated by commas" : "");
  }

  /** The texts of those rules that are given; parsed again they are the same rules. */
  public static Map<Rule, String> texts(RecommendationRules rules) {
    Map<Rule, String> texts = new EnumMap<>(Rule.class);
    putIfGiven(texts, Rule.EXCLUDE_PRODUCTS, joined(rules.excludeProducts()));
    putIfGiven(texts, Rule.ONLY_PRODUCTS, joined(rules.onlyProducts()));
    putIfGiven(texts, Rule.EXCLUDE_BRANDS, joined(rules.excludeBrands()));
    putIfGiven(texts, Rule.ONLY_BRANDS, joined(rules.onlyBrands()));
    putIfGiven(texts, Rule.EXCLUDE_ORDERED_WITHIN_DAYS, rules.excludeOrderedWithinDays());
    putIfGiven(texts, Rule.MIN_SCORE, rules.minScore());
    putIfGiven(texts, Rule.MAX_PER_BRAND, rules.maxPerBrand());
    return texts;
  }

  /** The rules as parameters of a query, each behind an ampersand. */
  public static String query(RecommendationRules rules) {
    StringBuilder query = new StringBuilder();
    texts(rules)
        .forEach(
            (rule, text) ->
                query
                    .append('&')
                    .append(rule.argument())
                    .append('=')
                    .append(URLEncoder.encode(text, StandardCharsets.UTF_8)));
    return query.toString();
  }

  private static void putIfGiven(Map<Rule, String> texts, Rule rule, Object value) {
    if (value != null) {
      texts.put(rule, value.toString());
    }
  }

  private static String joined(List<?> values) {
    return values == null
        ? null
        : values.stream().map(RuleTexts::escaped).collect(Collectors.joining(","));
  }

  /** An ID or a name as it stands among others. */
  public static String escaped(Object value) {
    return value.toString().replace("\\", "\\\\").replace(",", "\\,");
  }

  private List<Long> ids(String text) {
    return checked(split(text), productsMax).stream().map(RuleTexts::id).toList();
  }

  /** In ASCII digits: Java would take those of any script. */
  private static Long id(String text) {
    if (!text.matches("[+-]?[0-9]{1,19}")) {
      throw new IllegalArgumentException("no ID");
    }
    return Long.valueOf(text);
  }

  private List<String> names(String text) {
    List<String> names = checked(split(text), brandsMax);
    names.forEach(RuleTexts::checkName);
    return names;
  }

  private static void checkName(String name) {
    if (name.isEmpty() || name.length() > BRAND_CHARS_MAX) {
      throw new IllegalArgumentException("no name");
    }
  }

  private static <T> List<T> checked(List<T> values, int max) {
    if (values.size() > max) {
      throw new IllegalArgumentException("too many");
    }
    return values;
  }

  /** At commas without a backslash in front; what stands behind a backslash is taken as it is. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',') {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else if (c == '\\' && i + 1 < text.length()) {
        part.append(text.charAt(++i));
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }

  private static int number(String text, int max) {
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > max) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  private static double score(String text) {
    if (!text.matches("[0-9]{1,7}(\\.[0-9]{1,20})?([eE]-[0-9]{1,3})?")) {
      throw new IllegalArgumentException("no number");
    }
    double score = Double.parseDouble(text);
    if (score > SCORE_MAX) {
      throw new IllegalArgumentException("out of range");
    }
    return score;
  }
}
