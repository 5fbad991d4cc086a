package io.concord.local.verify;

import java.time.LocalDateTime;
import java.util.List;

/**
 * The list that a client must be served.
 *
 * @param source {@code history} or {@code popular}
 * @param orders the client's distinct orders before as-of
 * @param places by rank
 */
record ExpectedList(
    long clientId, String segment, String source, int orders, List<ExpectedPlace> places) {
  static final String HISTORY = "history";
  static final String POPULAR = "popular";

  ExpectedList {
    places = List.copyOf(places);
  }

  /**
   * One place of a list.
   *
   * @param orderCount distinct orders with the product: the client's, or all clients' in a popular
   *     list
   * @param lastOrderedAt null in a popular list
   */
  record ExpectedPlace(long productId, double score, int orderCount, LocalDateTime lastOrderedAt) {}
}
