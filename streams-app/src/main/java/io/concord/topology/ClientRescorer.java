package io.concord.topology;

import io.concord.purchase.RecentPurchases;
import io.concord.scoring.Ranking;
import io.concord.store.DemandView;
import io.concord.store.Mark;
import io.concord.store.Names;
import io.concord.store.OrderQualityStore;
import io.concord.store.PopularityChange;
import io.concord.store.PurchaseStore;
import io.concord.store.QualityChange;
import io.concord.store.RecommendationStore;
import io.concord.store.StoredRecommendations;
import io.concord.topology.ClientOutput.ListChanged;
import io.concord.topology.ClientOutput.PopularityChanged;
import io.concord.topology.ClientOutput.QualityChanged;
import io.concord.topology.ClientOutput.RecentChanged;
import io.concord.topology.PurchaseUpdate.OrderChanged;
import io.concord.topology.PurchaseUpdate.ProductChanged;
import io.concord.topology.PurchaseUpdate.WrittenUnread;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps each client's list: remembers whose purchases changed, rescores each such client once per
 * burst, and all clients when the business day changes. Lists that depend on what other clients
 * order are looked at again now and then. While a backlog is read it only remembers.
 */
final class ClientRescorer extends ContextualProcessor<Long, PurchaseUpdate, Long, ClientOutput> {
  /** Work per tick; what is left waits for the next, so that records keep flowing. */
  private static final long BUDGET_NANOS = Duration.ofMillis(20).toNanos();

  /** Of it, work on lists of clients of whom nothing came: others do not wait for them long. */
  private static final long REFRESH_NANOS = Duration.ofMillis(5).toNanos();

  /** Of one popularity record, 240 kB: a client may have more purchases than a record may hold. */
  private static final int DELTAS_MAX = 10_000;

  private final TopologySettings settings;
  private final Pace pace;
  private final NodeDemand demand;
  private final TopologyListener listener;

  private PurchaseStore purchases;
  private RecommendationStore recommendations;
  private HistoryCache histories;
  private OrderScorer orders;
  private DueClients due;
  private DayRollover rollover;
  private CurrentLists lists;
  private DemandRefresh refresh;
  private ExactnessCheck exactness;
  private Cancellable ticking;
  private Cancellable checking;

  ClientRescorer(
      TopologySettings settings, Pace pace, NodeDemand demand, TopologyListener listener) {
    this.settings = settings;
    this.pace = pace;
    this.demand = demand;
    this.listener = listener;
  }

  @Override
  public void init(ProcessorContext<Long, ClientOutput> context) {
    super.init(context);
    purchases = new PurchaseStore(context.getStateStore(Names.PURCHASES_STORE));
    recommendations = new RecommendationStore(context.getStateStore(Names.RECOMMENDATIONS_STORE));
    histories = new HistoryCache(purchases, settings.cachedProductsMax());
    due = new DueClients(recommendations, settings.quiet(), settings.waitMax());
    // before the first tick: a node that is running with lists still due must not look done
    listener.pending(context.taskId(), due.size());
    rollover = new DayRollover(recommendations, settings.generation(), settings.experiment());
    DemandView demandRows = new DemandView(context.getStateStore(Names.PRODUCT_DEMAND));
    lists = new CurrentLists(settings.experiment(), histories, demand, demandRows);
    orders =
        new OrderScorer(
            settings,
            purchases,
            new OrderQualityStore(context.getStateStore(Names.ORDER_QUALITY_STORE)),
            lists);
    refresh =
        new DemandRefresh(recommendations, demand, settings.experiment(), settings.demandRefresh());
    exactness = new ExactnessCheck(purchases, recommendations, listener);
    listener.ready(context.taskId(), true);
    ticking = context.schedule(settings.tick(), PunctuationType.WALL_CLOCK_TIME, this::tick);
    checking =
        context.schedule(ExactnessCheck.INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::check);
  }

  @Override
  public void process(Record<Long, PurchaseUpdate> update) {
    long clientId = update.key();
    PurchaseUpdate value = update.value();
    if (value instanceof ProductChanged changed) {
      histories.productChanged(clientId, changed.productId());
      if (changed.popularity() != null) {
        context().forward(update.withValue(new PopularityChanged(changed.popularity())));
      }
    } else if (value instanceof OrderChanged changed) {
      histories.orderChanged(clientId, changed.createdBefore(), changed.createdNow());
    } else if (value instanceof WrittenUnread) {
      histories.forget(clientId);
    }
    orders.updated(clientId, value, update.timestamp(), context().currentSystemTimeMs());
    due.mark(
        clientId,
        value.change(),
        value.orderId(),
        update.timestamp(),
        context().currentSystemTimeMs());
    if (due.size() == 1) {
      // told before the offset is committed: no lag and nothing pending then means caught up
      listener.pending(context().taskId(), due.size());
    }
  }

  @Override
  public void close() {
    ticking.cancel();
    checking.cancel();
    listener.ready(context().taskId(), false);
    listener.pending(context().taskId(), 0);
  }

  private void tick(long nowMs) {
    listener.pending(context().taskId(), due.size());
    if (pace.isBehind()) {
      return;
    }
    rollover.start(settings.businessDay().liveAsOf(Instant.ofEpochMilli(nowMs)));
    long started = System.nanoTime();
    orders.forgetOld(rollover.asOf());
    due.takeDue(
        nowMs,
        (clientId, mark) -> {
          rescore(clientId, mark, nowMs);
          return System.nanoTime() - started < BUDGET_NANOS;
        });
    while (!rollover.isDone() && System.nanoTime() - started < BUDGET_NANOS) {
      rollOver(nowMs);
    }
    if (rollover.isDone()) {
      refresh.startWhenDue(nowMs);
    }
    while (!refresh.isDone()) {
      refresh(nowMs);
      if (System.nanoTime() - started >= REFRESH_NANOS) {
        break;
      }
    }
  }

  /** Clients that are waiting follow by themselves, and tell what they waited for. */
  private void rollOver(long nowMs) {
    for (long clientId : rollover.next(due::isWaiting)) {
      Mark reason = rollover.reason(clientId, recommendations.list(clientId), nowMs);
      rescore(clientId, reason, nowMs);
    }
  }

  /** Only a list whose products change places is stored and told of. */
  private void refresh(long nowMs) {
    for (long clientId : refresh.next(rollover.asOf(), due::isWaiting)) {
      Ranking stored = recommendations.list(clientId).ranking();
      if (!DemandRefresh.keepsPlaces(
          stored, lists.list(clientId, rollover.asOf(), nowMs).ranking())) {
        rescore(clientId, Mark.demanded(nowMs), nowMs);
      }
    }
  }

  /** A list that is wrong is told by the check and put right here. */
  private void check(long nowMs) {
    if (pace.isBehind() || rollover.asOf() == null) {
      return;
    }
    exactness
        .next(rollover.asOf(), due::isWaiting)
        .ifPresent(
            clientId -> {
              histories.forget(clientId);
              rescore(clientId, Mark.repaired(nowMs), nowMs);
            });
  }

  private void rescore(long clientId, Mark mark, long nowMs) {
    StoredRecommendations candidate = lists.list(clientId, rollover.asOf(), nowMs);
    shareRecent(clientId, nowMs);
    boolean hasPurchases = countOnce(clientId, nowMs);
    StoredRecommendations previous = recommendations.list(clientId);
    ListChange change = ListChange.of(settings.generation(), previous, candidate);
    store(clientId, change, hasPurchases);
    if (change.isPublished()) {
      publish(clientId, change, mark, nowMs);
    }
    tellQuality(clientId, nowMs);
    listener.rescored(change.isPublished(), mark.isLive() ? freshnessMs(mark) : -1);
  }

  /** Every node knows what all clients ordered last, for discoveries. */
  private void shareRecent(long clientId, long nowMs) {
    RecentPurchases recent = RecentPurchases.of(lists.history(clientId, rollover.asOf()));
    if (recommendations.putRecent(clientId, recent)) {
      context().forward(new Record<>(clientId, new RecentChanged(recent), nowMs));
    }
  }

  /** Counts a client in the popularity when it is first seen with purchases. */
  private boolean countOnce(long clientId, long nowMs) {
    boolean counted = purchases.isCounted(clientId);
    boolean hasPurchases = purchases.hasPurchases(clientId);
    if (hasPurchases && !counted) {
      for (PopularityChange part : purchases.contribution(clientId).parts(DELTAS_MAX)) {
        ClientOutput contribution = new PopularityChanged(part);
        context().forward(new Record<>(clientId, contribution, nowMs));
      }
    }
    if (counted != hasPurchases) {
      purchases.setCounted(clientId, hasPurchases);
    }
    return hasPurchases;
  }

  /** A client that has nothing and never had a list leaves no row. */
  private void store(long clientId, ListChange change, boolean hasPurchases) {
    if (hasPurchases || settings.generation().hasPublished(change.next())) {
      recommendations.putList(clientId, change.next());
    } else {
      recommendations.removeList(clientId);
    }
  }

  private void publish(long clientId, ListChange change, Mark mark, long nowMs) {
    ClientOutput event =
        new ListChanged(change.event(clientId, settings.experiment(), mark.cause()));
    context().forward(new Record<>(clientId, event, nowMs));
  }

  private void tellQuality(long clientId, long nowMs) {
    QualityChange change = orders.settle(clientId);
    if (change != null) {
      context().forward(new Record<>(clientId, new QualityChanged(change), nowMs));
      change.byStrategy().forEach(listener::ordersScored);
    }
  }

  private long freshnessMs(Mark mark) {
    return Math.max(0, context().currentSystemTimeMs() - mark.commitTimeMs());
  }
}
