package io.concord.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects those of a client's products that are due or overdue on a day, or will be soon. Mutable
 * and not thread-safe.
 *
 * <p>Those that are likeliest to be bought come first: what is due, then what is overdue by the
 * least, measured in its own intervals, then what comes next; ties by product ID.
 */
public final class DueList {
  private final int day;
  private final int withinDays;
  private final List<DueProduct> products = new ArrayList<>();

  /**
   * An empty list.
   *
   * @param day as {@link io.concord.purchase.Ticks#epochDay}
   * @param withinDays 0 or more; a window that begins in so many days counts too
   */
  public DueList(int day, int withinDays) {
    this.day = day;
    this.withinDays = withinDays;
  }

  /**
   * Takes the product if it belongs to the list.
   *
   * @param orderTicks times of its orders, ascending, none after the list's day
   */
  public void offer(long productId, long[] orderTicks) {
    Reorder.of(orderTicks)
        .filter(this::isListed)
        .map(
            reorder ->
                new DueProduct(
                    productId, orderTicks.length, orderTicks[orderTicks.length - 1], reorder))
        .ifPresent(products::add);
  }

  /** All of them, in order. */
  public List<DueProduct> products() {
    return products.stream().sorted(likeliestFirst()).toList();
  }

  private boolean isListed(Reorder reorder) {
    return switch (reorder.stateOn(day)) {
      case DUE, OVERDUE -> true;
      case UPCOMING -> reorder.fromDay() - day <= withinDays;
      case DROPPED -> false;
    };
  }

  private Comparator<DueProduct> likeliestFirst() {
    return Comparator.<DueProduct>comparingInt(product -> place(product.reorder().stateOn(day)))
        .thenComparingDouble(product -> within(product.reorder()))
        .thenComparingLong(DueProduct::productId);
  }

  private static int place(ReorderState state) {
    return switch (state) {
      case DUE -> 0;
      case OVERDUE -> 1;
      case UPCOMING -> 2;
      case DROPPED -> throw new IllegalStateException("a dropped product is not listed");
    };
  }

  private double within(Reorder reorder) {
    return reorder.stateOn(day) == ReorderState.OVERDUE ? reorder.lateness(day) : reorder.dueDay();
  }
}
