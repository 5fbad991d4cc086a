package io.concord.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** As much of a list's JSON as the load needs, read without a parser's cost. */
record Answer(long revision, String json) {
  private static final Pattern REVISION = Pattern.compile("\"revision\":(\\d+)");
  private static final Pattern PRODUCT = Pattern.compile("\"productId\":(\\d+)");

  static Answer of(byte[] body) {
    String json = new String(body, StandardCharsets.ISO_8859_1);
    var revision = REVISION.matcher(json);
    if (!revision.find()) {
      throw new IllegalStateException("a list must have a revision: " + json);
    }
    return new Answer(Long.parseLong(revision.group(1)), json);
  }

  /** One of the recommended products: ordering it again must change the list. */
  long anyProduct(SplittableRandom random) {
    List<MatchResult> products = PRODUCT.matcher(json).results().toList();
    return Long.parseLong(products.get(random.nextInt(products.size())).group(1));
  }
}
