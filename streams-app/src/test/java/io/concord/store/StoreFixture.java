package io.concord.store;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Opens stores as the topology builds them, on bounded RocksDB, but without a changelog. */
final class StoreFixture implements AutoCloseable {
  private final RocksDbMemory memory = new RocksDbMemory(32L << 20);
  private final Deque<KeyValueStore<Bytes, byte[]>> opened = new ArrayDeque<>();
  private final MockProcessorContext<Void, Void> context;

  StoreFixture(Path stateDir) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "store-test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "not-used:9092");
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    config.put(BoundedRocksDb.MEMORY_CONFIG, memory);
    context = new MockProcessorContext<>(config, new TaskId(0, 0), stateDir.toFile());
  }

  KeyValueStore<Bytes, byte[]> open(StoreBuilder<KeyValueStore<Bytes, byte[]>> builder) {
    KeyValueStore<Bytes, byte[]> store = builder.withLoggingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    opened.push(store);
    return store;
  }

  static int rowsIn(KeyValueStore<Bytes, byte[]> store) {
    try (var rows = store.all()) {
      int count = 0;
      for (; rows.hasNext(); rows.next()) {
        count++;
      }
      return count;
    }
  }

  @Override
  public void close() {
    opened.forEach(KeyValueStore::close);
    memory.close();
  }
}
