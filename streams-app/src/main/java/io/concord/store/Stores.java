package io.concord.store;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builders of the stores, one of each, to be shared by the processors that use them. */
public final class Stores {
  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> orders = logged(Names.ORDERS_STORE);
  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> purchases =
      logged(Names.PURCHASES_STORE);
  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> recommendations =
      logged(Names.RECOMMENDATIONS_STORE);
  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> popularity =
      logged(Names.POPULARITY_STORE);
  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> orderQuality =
      logged(Names.ORDER_QUALITY_STORE);
  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> quality = logged(Names.QUALITY_STORE);

  public StoreBuilder<KeyValueStore<Bytes, byte[]>> orders() {
    return orders;
  }

  public StoreBuilder<KeyValueStore<Bytes, byte[]>> purchases() {
    return purchases;
  }

  public StoreBuilder<KeyValueStore<Bytes, byte[]>> recommendations() {
    return recommendations;
  }

  public StoreBuilder<KeyValueStore<Bytes, byte[]>> popularity() {
    return popularity;
  }

  public StoreBuilder<KeyValueStore<Bytes, byte[]>> orderQuality() {
    return orderQuality;
  }

  public StoreBuilder<KeyValueStore<Bytes, byte[]>> quality() {
    return quality;
  }

  /** A store that is whole on every node and restored from its source topic. */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> global(String name) {
    return builder(name).withLoggingDisabled();
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> logged(String name) {
    return builder(name).withCachingDisabled();
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
        Serdes.Bytes(),
        Serdes.ByteArray());
  }
}
