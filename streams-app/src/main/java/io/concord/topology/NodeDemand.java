package io.concord.topology;

import io.concord.scoring.Demand;
import io.concord.store.DemandView;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pop14 of the live day, in heap, of the products that were asked for, so that ranking thousands of
 * products reads only those whose demand changed. One per node: the thread that keeps the store
 * tells of changes, the threads that rank ask. About 100 bytes a product.
 *
 * <p>A sum is read and kept under the product's lock, and let go of under it after the store was
 * written: none can stay that is older than the store.
 */
final class NodeDemand {
  private final int productsMax;
  private final AtomicLong version = new AtomicLong();
  private volatile Sums sums = new Sums(LocalDate.MIN);

  NodeDemand(int productsMax) {
    this.productsMax = productsMax;
  }

  private record Sums(LocalDate day, Map<Long, Double> byProduct) {
    Sums(LocalDate day) {
      this(day, new ConcurrentHashMap<>());
    }
  }

  /** The store has other rows of the product now. */
  void changed(long productId) {
    sums.byProduct.remove(productId);
    version.incrementAndGet();
  }

  /** Another one after each change; what is asked for afterwards knows of the change. */
  long version() {
    return version.get();
  }

  /** The demand before the start of a day, to be used at once. */
  Demand asOf(DemandView rows, LocalDate day) {
    Sums current = sums;
    if (!current.day.equals(day) || current.byProduct.size() > productsMax) {
      current = new Sums(day);
      sums = current;
    }
    Demand demand = rows.asOf(day);
    Map<Long, Double> kept = current.byProduct;
    return productId -> kept.computeIfAbsent(productId, demand::pop14);
  }
}
