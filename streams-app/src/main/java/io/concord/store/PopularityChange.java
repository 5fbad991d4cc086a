package io.concord.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How one client's purchases changed the popularity of products. */
public record PopularityChange(List<Delta> deltas) {
  public PopularityChange {
    deltas = List.copyOf(deltas);
  }

  /**
   * One order's contribution moved from one day to another; null where it did not or does not
   * count. Null when nothing moved.
   */
  public static PopularityChange moved(long productId, Integer fromDay, Integer toDay) {
    if (Objects.equals(fromDay, toDay)) {
      return null;
    }
    List<Delta> deltas = new ArrayList<>(2);
    if (fromDay != null) {
      deltas.add(new Delta(productId, fromDay, -1));
    }
    if (toDay != null) {
      deltas.add(new Delta(productId, toDay, 1));
    }
    return new PopularityChange(deltas);
  }

  /**
   * The same deltas as changes of at most this many each, since a record may not grow without
   * bound.
   */
  public List<PopularityChange> parts(int deltasMax) {
    List<PopularityChange> parts = new ArrayList<>();
    for (int from = 0; from < deltas.size(); from += deltasMax) {
      int to = Math.min(from + deltasMax, deltas.size());
      parts.add(new PopularityChange(deltas.subList(from, to)));
    }
    return parts;
  }

  /**
   * Orders won or lost.
   *
   * @param epochDay the day the orders were created, days since 1970-01-01
   * @param orders distinct orders that now contain the product, or negative, no longer do
   */
  public record Delta(long productId, int epochDay, int orders) {}
}
