package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.store.CatalogueProduct;
import io.concord.store.CatalogueView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the catalogue says of products, copied to heap as it is asked for; the copies are dropped
 * whenever the catalogue changes. Thread-safe.
 */
final class Catalogue {
  private static final int COPIES_MAX = 200_000;

  private final RecommenderStreams streams;
  private final LocalStores stores;
  private volatile Copies copies = new Copies(-1, Map.of());

  Catalogue(RecommenderStreams streams, LocalStores stores) {
    this.streams = streams;
    this.stores = stores;
  }

  /** One product; texts are null and brands empty where the catalogue says nothing. */
  record Entry(String name, String vendorCode, List<String> brands) {}

  Entry entry(long productId) {
    Map<Long, Entry> current = current();
    Entry entry = current.get(productId);
    if (entry == null) {
      CatalogueView catalogue = stores.catalogue();
      CatalogueProduct product = catalogue.product(productId);
      entry = new Entry(product.name(), product.vendorCode(), catalogue.brands(productId));
      current.put(productId, entry);
    }
    return entry;
  }

  /** The copies of this version, taken before any of them is read, so that none is older. */
  private Map<Long, Entry> current() {
    long version = streams.catalogueVersion();
    Copies current = copies;
    if (current.version != version || current.entries.size() > COPIES_MAX) {
      current = new Copies(version, new ConcurrentHashMap<>());
      copies = current;
    }
    return current.entries;
  }

  private record Copies(long version, Map<Long, Entry> entries) {}
}
