package io.concord.query.local;

import io.concord.purchase.Amount;
import io.concord.purchase.BusinessDay;
import io.concord.store.Names;
import io.concord.store.Purchase;
import io.concord.store.PurchaseStore;
import java.time.LocalDate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Rows of clients in memory. */
final class ClientRows {
  private final PurchaseStore purchases = new PurchaseStore(open());
  private long lastId;

  private static KeyValueStore<Bytes, byte[]> open() {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Names.PURCHASES_STORE),
                Serdes.Bytes(),
                Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }

  /** An order of these products at the start of this day. */
  ClientRows order(long clientId, LocalDate day, long... products) {
    long order = ++lastId;
    long createdTicks = BusinessDay.cutTicks(day);
    purchases.putOrder(clientId, order, createdTicks);
    for (long product : products) {
      purchases.putPurchase(
          clientId, product, order, ++lastId, new Purchase(createdTicks, new Amount(null, null)));
    }
    return this;
  }

  PurchaseStore purchases() {
    return purchases;
  }
}
