package io.concord.http.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.concord.contract.RecommendationRules;
import io.concord.contract.Recommendations.RemovedProduct;
import java.util.List;

/** Writes what {@link RecommendationsWriter} must say of rules, each part with the comma before. */
final class RulesWriter {
  private RulesWriter() {}

  static void rules(JsonBytes out, RecommendationRules rules, List<String> defaultRules) {
    if (rules != null) {
      name(out, "rules").raw('{');
      int start = out.size();
      numbers(out, start, "excludeProducts", rules.excludeProducts());
      numbers(out, start, "onlyProducts", rules.onlyProducts());
      texts(out, start, "excludeBrands", rules.excludeBrands());
      texts(out, start, "onlyBrands", rules.onlyBrands());
      number(out, start, "excludeOrderedWithinDays", rules.excludeOrderedWithinDays());
      number(out, start, "maxPerBrand", rules.maxPerBrand());
      if (rules.minScore() != null) {
        field(out, start, "minScore").number(rules.minScore().doubleValue());
      }
      out.raw('}');
    }
    if (defaultRules != null) {
      name(out, "defaultRules").texts(defaultRules);
    }
  }

  static void removed(JsonBytes out, List<RemovedProduct> removed) {
    name(out, "removed").raw('[');
    int start = out.size();
    for (RemovedProduct product : removed) {
      if (out.size() > start) {
        out.raw(',');
      }
      removed(out, product);
    }
    out.raw(']');
  }

  private static void removed(JsonBytes out, RemovedProduct product) {
    out.raw('{');
    field(out, out.size(), "plainRank").number(product.plainRank());
    name(out, "productId").number(product.productId());
    name(out, "score").number(product.score());
    name(out, "name").text(product.name());
    name(out, "rule").text(product.rule());
    name(out, "detail").text(product.detail());
    out.raw('}');
  }

  private static void numbers(JsonBytes out, int start, String name, List<Long> values) {
    if (values == null) {
      return;
    }
    field(out, start, name).raw('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      out.number(values.get(i).longValue());
    }
    out.raw(']');
  }

  private static void texts(JsonBytes out, int start, String name, List<String> values) {
    if (values != null) {
      field(out, start, name).texts(values);
    }
  }

  private static void number(JsonBytes out, int start, String name, Integer value) {
    if (value != null) {
      field(out, start, name).number(value.longValue());
    }
  }

  /** A field of an object that began at {@code start}: the first has no comma before it. */
  private static JsonBytes field(JsonBytes out, int start, String name) {
    return out.size() == start ? quoted(out, name) : name(out, name);
  }

  private static JsonBytes name(JsonBytes out, String name) {
    return quoted(out.raw(','), name);
  }

  private static JsonBytes quoted(JsonBytes out, String name) {
    return out.raw('"').raw(name.getBytes(US_ASCII)).raw('"').raw(':');
  }
}
