package io.concord.store;

import io.concord.purchase.Ticks;
import io.concord.scoring.Pop14;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How one client's purchases changed the popularity of products. */
public record PopularityChange(List<Delta> deltas) {
  public PopularityChange {
    deltas = List.copyOf(deltas);
  }

  /**
   * One order's contribution moved from one moment to another, in ticks; null where it did not or
   * does not count. Null when nothing moved.
   */
  public static PopularityChange moved(long productId, Long fromTicks, Long toTicks) {
    if (Objects.equals(fromTicks, toTicks)) {
      return null;
    }
    List<Delta> deltas = new ArrayList<>(2);
    if (fromTicks != null) {
      deltas.add(Delta.lost(productId, fromTicks));
    }
    if (toTicks != null) {
      deltas.add(Delta.won(productId, toTicks));
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
   * @param weight the sum of {@link Pop14#weight} of these orders, as negative as they
   */
  public record Delta(long productId, int epochDay, int orders, long weight) {

    /** An order with the product, created at this time, counts from now on. */
    static Delta won(long productId, long createdTicks) {
      return new Delta(productId, Ticks.epochDay(createdTicks), 1, Pop14.weight(createdTicks));
    }

    /** It counts no longer. */
    static Delta lost(long productId, long createdTicks) {
      return new Delta(productId, Ticks.epochDay(createdTicks), -1, -Pop14.weight(createdTicks));
    }
  }
}
