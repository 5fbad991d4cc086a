package io.concord.topology;

import io.concord.store.Names;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Stores in heap without a changelog, open for use. */
final class MemoryStores {
  private MemoryStores() {}

  static KeyValueStore<Bytes, byte[]> orders() {
    return open(Names.ORDERS_STORE);
  }

  static KeyValueStore<Bytes, byte[]> purchases() {
    return open(Names.PURCHASES_STORE);
  }

  static KeyValueStore<Bytes, byte[]> recommendations() {
    return open(Names.RECOMMENDATIONS_STORE);
  }

  static KeyValueStore<Bytes, byte[]> open(String name) {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }
}
