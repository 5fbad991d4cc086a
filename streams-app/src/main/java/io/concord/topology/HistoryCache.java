package io.concord.topology;

import io.concord.purchase.PurchaseHistory;
import io.concord.scoring.Strategy;
import io.concord.store.PurchaseView;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Histories of the clients rescored last, in heap, so that a rescoring reads only the products that
 * changed; bounded by the products it holds. The rows stay the truth: a miss is one scan of them.
 */
final class HistoryCache {
  private final PurchaseView purchases;
  private final int productsMax;
  private final LinkedHashMap<Long, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
  private int products;

  HistoryCache(PurchaseView purchases, int productsMax) {
    this.purchases = purchases;
    this.productsMax = productsMax;
  }

  /**
   * The client's history before the cut, in step with the rows, with what the strategy needs; for
   * reading only.
   */
  PurchaseHistory history(long clientId, long cutTicks, Strategy strategy) {
    Entry entry = entries.get(clientId);
    if (entry != null && !entry.suits(cutTicks, strategy)) {
      forget(clientId);
      entry = null;
    }
    if (entry == null) {
      entry = load(clientId, cutTicks, strategy);
    }
    refresh(clientId, entry);
    return entry.history;
  }

  /** An order of the client came, went or changed its time; null where it did not exist. */
  void orderChanged(long clientId, Long createdBefore, Long createdNow) {
    Entry entry = entries.get(clientId);
    if (entry != null) {
      long cut = entry.history.asOfTicks();
      entry.history.addOrders(counted(createdNow, cut) - counted(createdBefore, cut));
    }
  }

  private static int counted(Long createdTicks, long cutTicks) {
    return createdTicks != null && createdTicks < cutTicks ? 1 : 0;
  }

  /** Rows of one product changed. */
  void productChanged(long clientId, long productId) {
    Entry entry = entries.get(clientId);
    if (entry != null) {
      entry.staleProducts.add(productId);
    }
  }

  /** Rows changed that nobody looked at. */
  void forget(long clientId) {
    Entry entry = entries.remove(clientId);
    if (entry != null) {
      products -= entry.weight;
    }
  }

  private Entry load(long clientId, long cutTicks, Strategy strategy) {
    Entry entry = new Entry(purchases.history(clientId, cutTicks, strategy));
    entries.put(clientId, entry);
    return entry;
  }

  private void refresh(long clientId, Entry entry) {
    for (long productId : entry.staleProducts) {
      purchases.refresh(entry.history, clientId, productId);
    }
    entry.staleProducts.clear();
    products += entry.history.size() + 1 - entry.weight;
    entry.weight = entry.history.size() + 1;
    evict(clientId);
  }

  private void evict(long keptClientId) {
    Iterator<Map.Entry<Long, Entry>> eldest = entries.entrySet().iterator();
    while (products > productsMax && eldest.hasNext()) {
      Map.Entry<Long, Entry> entry = eldest.next();
      if (entry.getKey() != keptClientId) {
        products -= entry.getValue().weight;
        eldest.remove();
      }
    }
  }

  private static final class Entry {
    final PurchaseHistory history;
    final Set<Long> staleProducts = new HashSet<>();
    int weight;

    Entry(PurchaseHistory history) {
      this.history = history;
    }

    boolean suits(long cutTicks, Strategy strategy) {
      return history.asOfTicks() == cutTicks && (history.isDecayed() || !strategy.usesDemand());
    }
  }
}
