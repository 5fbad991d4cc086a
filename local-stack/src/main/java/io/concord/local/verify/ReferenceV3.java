package io.concord.local.verify;

import io.concord.local.verify.ClientPurchases.ProductPurchases;
import io.concord.local.verify.ExpectedList.ExpectedPlace;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * V3 as its description says it, computed from aggregated rows: pure, and written independently of
 * the recommender's scoring. Scores are the same on every machine (StrictMath).
 */
final class ReferenceV3 {
  static final String NAME = "v3";
  static final int LIST_SIZE = 50;

  private static final String LIGHT = "LIGHT";

  /** Best score first; a tie has one right order, by product ID. */
  private static final Comparator<ExpectedPlace> BY_RANK =
      Comparator.comparingDouble(ExpectedPlace::score)
          .reversed()
          .thenComparingLong(ExpectedPlace::productId);

  private ReferenceV3() {}

  /** The list of a client with purchases, over what was ordered before the start of the day. */
  static ExpectedList list(ClientPurchases client, LocalDate asOf) {
    int highest = client.products().stream().mapToInt(ProductPurchases::orderCount).max().orElse(1);
    String segment = segment(client);
    List<ExpectedPlace> places =
        client.products().stream()
            .map(product -> place(product, highest, segment, asOf))
            .sorted(BY_RANK)
            .limit(LIST_SIZE)
            .toList();
    return new ExpectedList(
        client.clientId(), segment, ExpectedList.HISTORY, client.orders(), places);
  }

  /** The list of a client without purchases: the most ordered products of all clients. */
  static ExpectedList popularList(ClientPurchases client, List<ExpectedPlace> popular) {
    return new ExpectedList(
        client.clientId(), LIGHT, ExpectedList.POPULAR, client.orders(), popular);
  }

  /** A place of the popular list; highest is the order count of its first place. */
  static ExpectedPlace popularPlace(long productId, int orderCount, int highest) {
    return new ExpectedPlace(productId, (double) orderCount / highest, orderCount, null);
  }

  private static String segment(ClientPurchases client) {
    if (client.orders() >= 500) {
      return "HEAVY";
    } else if (client.orders() < 100) {
      return LIGHT;
    }
    double repurchased =
        client.products().stream().filter(product -> product.orderCount() >= 2).count();
    return repurchased / client.products().size() >= 0.40
        ? "REGULAR_CONSISTENT"
        : "REGULAR_EXPLORATORY";
  }

  private static ExpectedPlace place(
      ProductPurchases product, int highest, String segment, LocalDate asOf) {
    double frequency = (double) product.orderCount() / highest;
    long days = Duration.between(product.lastOrderedAt(), asOf.atStartOfDay()).toDays();
    double recency = StrictMath.exp(-days / 90.0);
    double score =
        switch (segment) {
          case "HEAVY" -> 0.60 * frequency + 0.25 * recency;
          case "REGULAR_CONSISTENT" -> 0.50 * frequency + 0.35 * recency;
          case "REGULAR_EXPLORATORY" -> 0.25 * frequency + 0.50 * recency;
          default -> 0.70 * frequency + 0.30 * recency;
        };
    return new ExpectedPlace(
        product.productId(), score, product.orderCount(), product.lastOrderedAt());
  }
}
