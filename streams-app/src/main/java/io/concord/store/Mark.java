package io.concord.store;

import io.concord.contract.Cause;
import io.concord.purchase.Change;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A client whose list is due, and why; survives a crash.
 *
 * @param orders IDs of the orders that changed, at most {@link Cause#ORDERS_MAX}; none of a
 *     snapshot
 * @param commitTimeMs when the source committed the oldest change, Unix time in milliseconds
 */
public record Mark(Set<Change> changes, SortedSet<Long> orders, long commitTimeMs) {
  public Mark {
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a mark must have a reason, changes=" + changes);
    }
    changes = Collections.unmodifiableSet(changes);
    orders = Collections.unmodifiableSortedSet(orders);
  }

  /** The first reason. */
  public static Mark of(Change change, long orderId, long commitTimeMs) {
    SortedSet<Long> orders = new TreeSet<>();
    if (change != Change.BACKFILLED) {
      orders.add(orderId);
    }
    return new Mark(EnumSet.of(change), orders, commitTimeMs);
  }

  /** The only reason is that the business day changed. */
  public static Mark aged(long timeMs) {
    return new Mark(EnumSet.of(Change.AGED), new TreeSet<>(), timeMs);
  }

  /** The only reason is what other clients order. */
  public static Mark demanded(long timeMs) {
    return new Mark(EnumSet.of(Change.DEMANDED), new TreeSet<>(), timeMs);
  }

  /** The only reason is that the client was given another strategy. */
  public static Mark dealt(long timeMs) {
    return new Mark(EnumSet.of(Change.DEALT), new TreeSet<>(), timeMs);
  }

  /** The only reason is that subscribers must hear of a list that was built anew. */
  public static Mark rebuilt(long timeMs) {
    return new Mark(EnumSet.of(Change.BACKFILLED), new TreeSet<>(), timeMs);
  }

  /** The only reason is that the list was found wrong. */
  public static Mark repaired(long timeMs) {
    return new Mark(EnumSet.of(Change.CHANGED), new TreeSet<>(), timeMs);
  }

  /** This mark with one more reason; this very mark when that adds nothing. */
  public Mark with(Change change, long orderId, long timeMs) {
    boolean newOrder =
        change != Change.BACKFILLED
            && orders.size() < Cause.ORDERS_MAX
            && !orders.contains(orderId);
    if (changes.contains(change) && !newOrder && timeMs >= commitTimeMs) {
      return this;
    }
    Set<Change> allChanges = EnumSet.copyOf(changes);
    allChanges.add(change);
    SortedSet<Long> allOrders = new TreeSet<>(orders);
    if (newOrder) {
      allOrders.add(orderId);
    }
    return new Mark(allChanges, allOrders, Math.min(commitTimeMs, timeMs));
  }

  /** Whether a change of the client at the source is behind it, other than a snapshot. */
  public boolean isLive() {
    return changes.stream().anyMatch(change -> change.ordinal() < Change.BACKFILLED.ordinal());
  }

  /** What subscribers are told. */
  public Cause cause() {
    return new Cause(kind(), isLive() ? orders.stream().toList() : List.of());
  }

  private Cause.Kind kind() {
    boolean added = changes.contains(Change.ADDED);
    boolean removed = changes.contains(Change.REMOVED);
    if (changes.contains(Change.CHANGED) || added && removed) {
      return Cause.Kind.CORRECTION;
    } else if (added) {
      return Cause.Kind.ORDER;
    } else if (removed) {
      return Cause.Kind.CANCELLATION;
    } else if (changes.contains(Change.BACKFILLED)) {
      return Cause.Kind.BACKFILL;
    } else if (changes.contains(Change.DEALT)) {
      return Cause.Kind.EXPERIMENT;
    } else if (changes.contains(Change.DEMANDED)) {
      return Cause.Kind.DEMAND;
    }
    return Cause.Kind.DAY_ROLLOVER;
  }
}
