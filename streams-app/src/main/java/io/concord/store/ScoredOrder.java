package io.concord.store;

import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import java.util.List;

/**
 * A client as it stood when it placed an order.
 *
 * @param asOfDay the as-of day of the list, days since 1970-01-01
 * @param run of the experiment that dealt the client its strategy; {@link #NOT_DEALT} when set by
 *     hand
 * @param list product IDs, best first
 */
public record ScoredOrder(
    int asOfDay, Strategy strategy, Segment segment, long run, List<Long> list) {
  public static final long NOT_DEALT = 0;

  public ScoredOrder {
    list = List.copyOf(list);
  }
}
