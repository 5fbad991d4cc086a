package io.concord.query.local;

import io.concord.purchase.RecentPurchases;
import io.concord.purchase.RecentPurchases.Product;
import io.concord.scoring.SimilarProducts;
import io.concord.store.RecentPurchasesView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What is bought along with each product, read from what clients ordered last and kept in heap for
 * a moment. Thread-safe.
 */
final class CoPurchases {
  private static final long KEEP_NANOS = Duration.ofSeconds(10).toNanos();

  /** Some ten megabytes at most: 200 places of 24 bytes each, and their objects. */
  private static final int KEPT_MAX = 2_000;

  private final Supplier<RecentPurchasesView> rows;
  private final LongSupplier nanoTime;
  private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

  CoPurchases(Supplier<RecentPurchasesView> rows, LongSupplier nanoTime) {
    this.rows = rows;
    this.nanoTime = nanoTime;
  }

  private record Kept(SimilarProducts products, long untilNanos) {}

  /** The products similar to one, at most ten seconds old. */
  SimilarProducts similar(long productId) {
    long now = nanoTime.getAsLong();
    Kept found = kept.get(productId);
    if (found == null || now - found.untilNanos >= 0) {
      found = new Kept(read(productId), now + KEEP_NANOS);
      if (kept.size() >= KEPT_MAX) {
        kept.clear();
      }
      kept.put(productId, found);
    }
    return found.products;
  }

  /** Product IDs that the client ordered last; empty for who ordered nothing. */
  List<Long> recent(long clientId) {
    return products(rows.get(), clientId);
  }

  private SimilarProducts read(long productId) {
    RecentPurchasesView view = rows.get();
    List<List<Long>> baskets = new ArrayList<>();
    for (long buyer : view.buyers(productId, SimilarProducts.BUYERS_MAX)) {
      baskets.add(products(view, buyer));
    }
    return SimilarProducts.of(productId, baskets);
  }

  private static List<Long> products(RecentPurchasesView view, long clientId) {
    RecentPurchases recent = view.recent(clientId);
    return recent == null ? List.of() : recent.products().stream().map(Product::productId).toList();
  }
}
