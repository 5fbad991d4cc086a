package io.concord.local.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * One line of an order as a file of orders states it.
 *
 * @param orderId unique within the client only; 0..{@link #ID_MAX}, as all IDs here
 * @param created time of the order; the business's wall clock, carried as if it were UTC
 * @param qty finite and greater than 0
 * @param price for one item; not negative, less than {@link #PRICE_LIMIT}
 */
public record OrderLine(
    long orderId, long clientId, Instant created, long productId, double qty, BigDecimal price) {
  /** Leaves room for the IDs that the database assigns afterwards. */
  public static final long ID_MAX = 9_000_000_000_000_000_000L;

  /** The database keeps 16 digits before the point and 14 after it. */
  public static final BigDecimal PRICE_LIMIT = BigDecimal.TEN.pow(16);

  public OrderLine {
    requireId("orderId", orderId);
    requireId("clientId", clientId);
    requireId("productId", productId);
    Objects.requireNonNull(created, "created");
    require(Double.isFinite(qty) && qty > 0, "qty must be finite and greater than 0, qty=" + qty);
    require(
        price.signum() >= 0 && price.compareTo(PRICE_LIMIT) < 0,
        "price must be 0 or more and less than 1E+16, price=" + price);
  }

  private static void requireId(String name, long id) {
    require(id >= 0 && id <= ID_MAX, name + " must be 0.." + ID_MAX + ", " + name + "=" + id);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
