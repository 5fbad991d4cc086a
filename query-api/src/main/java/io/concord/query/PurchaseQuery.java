package io.concord.query;

/**
 * Which page of a client's order lines is asked for.
 *
 * @param productId only lines of this product; null for all
 * @param limit lines per page, 1..{@link #LIMIT_MAX}
 * @param cursor the previous page's {@code nextCursor}; null for the first page
 */
public record PurchaseQuery(long clientId, Long productId, int limit, String cursor) {
  public static final int LIMIT_DEFAULT = 100;
  public static final int LIMIT_MAX = 1000;

  public PurchaseQuery {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "limit must be between 1 and " + LIMIT_MAX + ", limit=" + limit);
    }
  }
}
