package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Why a client's list changed.
 *
 * @param orders IDs of the orders whose change led here, ascending, at most {@link #ORDERS_MAX};
 *     only of an order, a correction or a cancellation
 */
public record Cause(Kind kind, List<Long> orders) {
  public static final int ORDERS_MAX = 100;

  public Cause {
    orders = List.copyOf(orders);
  }

  /** What happened at the source since the previous list. */
  public enum Kind {
    /** Orders or lines were added, nothing else. */
    @JsonProperty("order")
    ORDER,
    /**
     * Something recorded before was changed, or lines were both added and taken away; without
     * orders: the node found the list wrong and put it right.
     */
    @JsonProperty("correction")
    CORRECTION,
    /** Orders or lines were taken away or made invalid, nothing else. */
    @JsonProperty("cancellation")
    CANCELLATION,
    /** The business day began: every age grew by one. */
    @JsonProperty("day-rollover")
    DAY_ROLLOVER,
    /** A snapshot or a backlog was read. */
    @JsonProperty("backfill")
    BACKFILL,
    /** All clients together order otherwise, which moved products of a list that depends on it. */
    @JsonProperty("demand")
    DEMAND,
    /** The client was given another strategy. */
    @JsonProperty("experiment")
    EXPERIMENT
  }
}
