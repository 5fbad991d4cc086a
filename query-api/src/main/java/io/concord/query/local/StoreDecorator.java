package io.concord.query.local;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Puts something around a store that is about to be read. Thread-safe. */
@FunctionalInterface
public interface StoreDecorator {
  /** Leaves the store as it is. */
  StoreDecorator NONE = (name, partition, store) -> store;

  ReadOnlyKeyValueStore<Bytes, byte[]> around(
      String name, int partition, ReadOnlyKeyValueStore<Bytes, byte[]> store);
}
