package io.concord.topology;

import io.concord.purchase.Ticks;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.PurchaseView;
import io.concord.store.StoredRecommendations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * V3 of one client in the plainest way, over every row of the client: what stored lists are held
 * against. It is written a second time on purpose: it shares no code with the histories that are
 * kept in step ({@link HistoryCache}) nor with the ranking ({@link io.concord.scoring.V3}), so that
 * a fault in either shows. Costs some ten milliseconds for a client of 20,000 lines.
 */
final class PlainV3 {
  private static final Comparator<ScoredProduct> BY_RANK =
      Comparator.comparingDouble(ScoredProduct::score)
          .reversed()
          .thenComparingLong(ScoredProduct::productId);

  private final PurchaseView rows;
  private final LocalDate asOf;
  private final long cutTicks;
  private final Map<Long, Set<Long>> ordersByProduct = new HashMap<>();
  private final Map<Long, Long> lastTicksByProduct = new HashMap<>();
  private int orders;

  private PlainV3(PurchaseView rows, LocalDate asOf) {
    this.rows = rows;
    this.asOf = asOf;
    this.cutTicks = asOf.toEpochDay() * Ticks.PER_DAY;
  }

  /** The client's list as of the start of the day, without revision and time. */
  static StoredRecommendations list(PurchaseView rows, long clientId, LocalDate asOf) {
    return new PlainV3(rows, asOf).list(clientId);
  }

  private StoredRecommendations list(long clientId) {
    rows.forEachOrder(clientId, (order, created) -> orders += created < cutTicks ? 1 : 0);
    rows.forEachPurchase(
        clientId, null, (product, order, line, row) -> buy(product, order, row.createdTicks()));
    Segment segment = segment(ordersByProduct.values());
    return new StoredRecommendations(
        0, asOf, Instant.EPOCH, orders, Strategy.V3, new Ranking(segment, places(segment)));
  }

  private void buy(long product, long order, long createdTicks) {
    if (createdTicks < cutTicks) {
      ordersByProduct.computeIfAbsent(product, id -> new HashSet<>()).add(order);
      lastTicksByProduct.merge(product, createdTicks, Math::max);
    }
  }

  private Segment segment(Collection<Set<Long>> products) {
    if (products.isEmpty() || orders < 100) {
      return Segment.LIGHT;
    } else if (orders >= 500) {
      return Segment.HEAVY;
    }
    long repurchased = products.stream().filter(found -> found.size() >= 2).count();
    return 10 * repurchased >= 4 * products.size()
        ? Segment.REGULAR_CONSISTENT
        : Segment.REGULAR_EXPLORATORY;
  }

  private List<ScoredProduct> places(Segment segment) {
    int highest = ordersByProduct.values().stream().mapToInt(Set::size).max().orElse(1);
    return ordersByProduct.entrySet().stream()
        .map(product -> place(product.getKey(), product.getValue().size(), highest, segment))
        .sorted(BY_RANK)
        .limit(TopologySettings.LIST_SIZE)
        .toList();
  }

  private ScoredProduct place(long product, int orderCount, int highest, Segment segment) {
    long lastTicks = lastTicksByProduct.get(product);
    double frequency = (double) orderCount / highest;
    double recency = StrictMath.exp(-((cutTicks - lastTicks) / Ticks.PER_DAY) / 90.0);
    double score =
        switch (segment) {
          case HEAVY -> 0.60 * frequency + 0.25 * recency;
          case REGULAR_CONSISTENT -> 0.50 * frequency + 0.35 * recency;
          case REGULAR_EXPLORATORY -> 0.25 * frequency + 0.50 * recency;
          case LIGHT -> 0.70 * frequency + 0.30 * recency;
        };
    return new ScoredProduct(product, score, frequency, recency, orderCount, lastTicks);
  }
}
