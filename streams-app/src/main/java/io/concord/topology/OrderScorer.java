package io.concord.topology;

import io.concord.purchase.Change;
import io.concord.purchase.Ticks;
import io.concord.quality.ClientSum;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Strategy;
import io.concord.store.CountedOrder;
import io.concord.store.OrderQualityStore;
import io.concord.store.OrderQualityStore.OrderId;
import io.concord.store.PurchaseView;
import io.concord.store.QualityChange;
import io.concord.store.ScoredOrder;
import io.concord.topology.PurchaseUpdate.OrderChanged;
import io.concord.topology.PurchaseUpdate.ProductChanged;
import io.concord.topology.PurchaseUpdate.WrittenUnread;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Holds each new order against the list as it stood before it, and follows the order while it is
 * corrected. What stands in the rows is a matter of the updates and their order alone, not of when
 * they came; what of it is told waits for {@link #settle}, once per burst.
 *
 * <p>An order is new when its row appeared in the source: one of a snapshot or one that came from
 * another client was not made before this client's list. Nor does an order count of a client who
 * had bought nothing, or while the state is being built anew, nor one that is read a day late: a
 * first start may read years of creations.
 */
final class OrderScorer {
  /** An order read later than this came before lists that anybody was served. */
  static final long AGE_MAX_MS = Duration.ofDays(1).toMillis();

  /** Old orders forgotten at once, so that it costs less than a tick. */
  private static final int FORGOTTEN_MAX = 64;

  private final TopologySettings settings;
  private final PurchaseView purchases;
  private final OrderQualityStore rows;
  private final CurrentLists lists;

  /** While nothing was ever scored here, as in a backfill, nothing is looked up. */
  private boolean isEmpty;

  private int dueOrders;
  private LocalDate forgottenFor;

  OrderScorer(
      TopologySettings settings,
      PurchaseView purchases,
      OrderQualityStore rows,
      CurrentLists lists) {
    this.settings = settings;
    this.purchases = purchases;
    this.rows = rows;
    this.lists = lists;
    this.isEmpty = rows.isEmpty();
    this.dueOrders = rows.dueOrders();
  }

  /** The client's rows changed, and its history has heard of it. */
  void updated(long clientId, PurchaseUpdate update, long commitTimeMs, long nowMs) {
    long orderId = update.orderId();
    if (update instanceof OrderChanged changed) {
      orderChanged(clientId, changed, commitTimeMs, nowMs);
    } else if (update instanceof ProductChanged changed) {
      productChanged(clientId, orderId, changed.productId());
    } else if (update instanceof WrittenUnread written) {
      productChanged(clientId, orderId, written.productId());
    }
  }

  private void orderChanged(long clientId, OrderChanged order, long commitTimeMs, long nowMs) {
    if (order.createdBefore() == null) {
      if (order.change() == Change.ADDED
          && settings.generation().publishes()
          && nowMs - commitTimeMs <= AGE_MAX_MS) {
        LocalDate asOf = settings.businessDay().liveAsOf(Instant.ofEpochMilli(commitTimeMs));
        score(clientId, order, asOf);
      }
      return;
    }
    ScoredOrder scored = rows.order(clientId, order.orderId());
    if (scored != null) {
      if (order.createdNow() == null) {
        rows.removeOrder(clientId, order.orderId(), scored);
      }
      due(clientId, order.orderId());
    }
  }

  private void score(long clientId, OrderChanged order, LocalDate asOf) {
    Strategy strategy = settings.experiment().strategy(clientId);
    Ranking before = lists.before(clientId, asOf, order.createdNow());
    if (!before.products().isEmpty()) {
      ScoredOrder scored =
          new ScoredOrder(
              Math.toIntExact(asOf.toEpochDay()),
              strategy,
              before.segment(),
              run(clientId),
              before.products().stream().map(ScoredProduct::productId).toList());
      isEmpty = false;
      rows.putOrder(clientId, order.orderId(), scored);
      due(clientId, order.orderId());
    }
  }

  private long run(long clientId) {
    return settings.experiment().isDealt(clientId)
        ? settings.experiment().run()
        : ScoredOrder.NOT_DEALT;
  }

  private void productChanged(long clientId, long orderId, long productId) {
    if (isEmpty || !rows.isScored(clientId, orderId)) {
      return;
    }
    boolean isThere = purchases.orderedAt(clientId, productId, orderId) != null;
    if (isThere == rows.hasProduct(clientId, orderId, productId)) {
      return;
    }
    if (isThere) {
      long created = purchases.orderCreatedTicks(clientId, orderId);
      boolean isRepeat = purchases.orderedBefore(clientId, productId, created);
      rows.putProduct(clientId, orderId, productId, isRepeat);
    } else {
      rows.removeProduct(clientId, orderId, productId);
    }
    due(clientId, orderId);
  }

  private void due(long clientId, long orderId) {
    if (!rows.isDue(clientId, orderId)) {
      rows.setDue(clientId, orderId, true);
      dueOrders++;
    }
  }

  /** What is to be told of the client's orders; null for nothing. */
  QualityChange settle(long clientId) {
    if (dueOrders == 0) {
      return null;
    }
    QualityChangeBuilder change =
        new QualityChangeBuilder((run, strategy) -> rows.clientSum(clientId, run, strategy));
    for (long orderId : rows.dueOrders(clientId)) {
      rows.setDue(clientId, orderId, false);
      dueOrders--;
      CountedOrder before = rows.counted(clientId, orderId);
      CountedOrder now = count(clientId, orderId);
      if (!Objects.equals(before, now)) {
        change.replace(before, now);
        rows.setCounted(clientId, orderId, now);
      }
    }
    change.sums().forEach(sum -> putSum(clientId, sum));
    return change.build();
  }

  private void putSum(long clientId, QualityChange.ArmMove sum) {
    ClientSum now = sum.after();
    rows.putClientSum(clientId, sum.run(), sum.strategy(), now);
  }

  /** What the order counts for now; null when it does not. */
  private CountedOrder count(long clientId, long orderId) {
    ScoredOrder order = rows.order(clientId, orderId);
    Long created = purchases.orderCreatedTicks(clientId, orderId);
    if (order == null || created == null) {
      return null;
    }
    Tally tally = Tally.of(order.list(), rows.products(clientId, orderId));
    QualityGroup group =
        new QualityGroup(Ticks.epochDay(created), order.strategy(), order.segment());
    return tally.isNone() ? null : new CountedOrder(group, order.run(), tally);
  }

  /**
   * Forgets orders of long ago, which are then counted as they last stood; a few at each call.
   *
   * @param asOf of the lists today
   */
  void forgetOld(LocalDate asOf) {
    if (asOf.equals(forgottenFor)) {
      return;
    }
    long oldest = asOf.minusDays(settings.qualityCorrections().toDays()).toEpochDay();
    List<OrderId> old = rows.ordersBefore(Math.toIntExact(oldest), FORGOTTEN_MAX);
    for (OrderId order : old) {
      forget(order.clientId(), order.orderId());
    }
    if (old.isEmpty()) {
      forgottenFor = asOf;
    }
  }

  private void forget(long clientId, long orderId) {
    rows.removeOrder(clientId, orderId, rows.order(clientId, orderId));
    if (rows.isDue(clientId, orderId)) {
      rows.setDue(clientId, orderId, false);
      dueOrders--;
    }
    rows.setCounted(clientId, orderId, null);
  }
}
