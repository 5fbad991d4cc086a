package io.concord.http.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.concord.contract.Recommendations;
import io.concord.contract.Recommendations.Explanation;
import io.concord.contract.Recommendations.RecommendedProduct;
import io.concord.contract.Recommendations.Source;
import java.util.List;

/**
 * Writes a list as {@link io.concord.contract.ContractJson} would, in half of its time: this is
 * most of the work of the most asked path. A test holds the two equal; a field new in the contract
 * must be written here too.
 */
public final class RecommendationsWriter {
  private static final byte[] CLIENT_ID = fragment("{\"clientId\":");
  private static final byte[] AS_OF = fragment(",\"asOf\":");
  private static final byte[] STRATEGY = fragment(",\"strategy\":");
  private static final byte[] EXPERIMENT = fragment(",\"experiment\":");
  private static final byte[] SEGMENT = fragment(",\"segment\":");
  private static final byte[] HISTORY = fragment(",\"source\":\"history\"");
  private static final byte[] POPULAR = fragment(",\"source\":\"popular\"");
  private static final byte[] ORDERS = fragment(",\"orders\":");
  private static final byte[] REVISION = fragment(",\"revision\":");
  private static final byte[] GENERATED_AT = fragment(",\"generatedAt\":");
  private static final byte[] STALENESS_MS = fragment(",\"stalenessMs\":");
  private static final byte[] POSSIBLY_INEXACT = fragment(",\"possiblyInexact\":true");
  private static final byte[] RECOMMENDATIONS = fragment(",\"recommendations\":[");

  private static final byte[] RANK = fragment("{\"rank\":");
  private static final byte[] PRODUCT_ID = fragment(",\"productId\":");
  private static final byte[] SCORE = fragment(",\"score\":");
  private static final byte[] NAME = fragment(",\"name\":");
  private static final byte[] VENDOR_CODE = fragment(",\"vendorCode\":");
  private static final byte[] BRANDS = fragment(",\"brands\":");
  private static final byte[] EXPLANATION = fragment(",\"explanation\":");
  private static final byte[] NULL = fragment("null");

  private static final byte[] FREQUENCY = fragment("{\"frequency\":");
  private static final byte[] FREQUENCY_WEIGHT = fragment(",\"frequencyWeight\":");
  private static final byte[] RECENCY = fragment(",\"recency\":");
  private static final byte[] RECENCY_WEIGHT = fragment(",\"recencyWeight\":");
  private static final byte[] ORDER_COUNT = fragment(",\"orderCount\":");
  private static final byte[] LAST_ORDERED_AT = fragment(",\"lastOrderedAt\":");
  private static final byte[] DAYS_SINCE_LAST_ORDER = fragment(",\"daysSinceLastOrder\":");
  private static final byte[] PLAIN_RANK = fragment(",\"plainRank\":");
  private static final byte[] DF30 = fragment(",\"df30\":");
  private static final byte[] DF365 = fragment(",\"df365\":");
  private static final byte[] POP14 = fragment(",\"pop14\":");

  private static final int SIZE_BASE_BYTES = 512;
  private static final int SIZE_PER_PLACE_BYTES = 256;

  private RecommendationsWriter() {}

  public static JsonBytes write(Recommendations list) {
    List<RecommendedProduct> places = list.recommendations();
    JsonBytes out = new JsonBytes(SIZE_BASE_BYTES + SIZE_PER_PLACE_BYTES * places.size());
    head(out, list);
    for (int i = 0; i < places.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      place(out, places.get(i));
    }
    out.raw(']');
    if (list.removed() != null) {
      RulesWriter.removed(out, list.removed());
    }
    return out.raw('}');
  }

  private static void head(JsonBytes out, Recommendations list) {
    out.raw(CLIENT_ID).number(list.clientId());
    out.raw(AS_OF).text(text(list.asOf()));
    out.raw(STRATEGY).text(list.strategy());
    if (list.experiment() != null) {
      out.raw(EXPERIMENT).text(list.experiment());
    }
    out.raw(SEGMENT).text(list.segment());
    out.raw(list.source() == Source.HISTORY ? HISTORY : POPULAR);
    out.raw(ORDERS).number(list.orders());
    out.raw(REVISION).number(list.revision());
    out.raw(GENERATED_AT).text(text(list.generatedAt()));
    out.raw(STALENESS_MS).number(list.stalenessMs());
    if (list.possiblyInexact() != null) {
      out.raw(POSSIBLY_INEXACT);
    }
    RulesWriter.rules(out, list.rules(), list.defaultRules());
    out.raw(RECOMMENDATIONS);
  }

  private static void place(JsonBytes out, RecommendedProduct product) {
    out.raw(RANK).number(product.rank());
    out.raw(PRODUCT_ID).number(product.productId());
    out.raw(SCORE).number(product.score());
    out.raw(NAME).text(product.name());
    out.raw(VENDOR_CODE).text(product.vendorCode());
    out.raw(BRANDS).texts(product.brands()).raw(EXPLANATION);
    explanation(out, product.explanation());
    out.raw('}');
  }

  private static void explanation(JsonBytes out, Explanation explanation) {
    if (explanation == null) {
      out.raw(NULL);
      return;
    }
    out.raw(FREQUENCY).number(explanation.frequency());
    part(out, FREQUENCY_WEIGHT, explanation.frequencyWeight());
    out.raw(RECENCY).number(explanation.recency());
    part(out, RECENCY_WEIGHT, explanation.recencyWeight());
    out.raw(ORDER_COUNT).number(explanation.orderCount());
    out.raw(LAST_ORDERED_AT).text(text(explanation.lastOrderedAt()));
    out.raw(DAYS_SINCE_LAST_ORDER);
    days(out, explanation.daysSinceLastOrder());
    if (explanation.plainRank() != null) {
      out.raw(PLAIN_RANK).number(explanation.plainRank().longValue());
    }
    part(out, DF30, explanation.df30());
    part(out, DF365, explanation.df365());
    part(out, POP14, explanation.pop14());
    out.raw('}');
  }

  private static void part(JsonBytes out, byte[] name, Double value) {
    if (value != null) {
      out.raw(name).number(value.doubleValue());
    }
  }

  private static void days(JsonBytes out, Long days) {
    if (days == null) {
      out.raw(NULL);
    } else {
      out.number(days.longValue());
    }
  }

  /** Dates and instants print themselves as ISO-8601. */
  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static byte[] fragment(String ascii) {
    return ascii.getBytes(US_ASCII);
  }
}
