package io.concord.topology;

import io.concord.store.BoundedRocksDb;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** The real setting of the stores; says when a store closes. */
public final class ObservedRocksDb implements RocksDBConfigSetter {
  /** Key of the configuration that holds the {@code Consumer<String>} of store names. */
  static final String CLOSED_CONFIG = "test.store.closed";

  private final BoundedRocksDb bounded = new BoundedRocksDb();
  private Consumer<String> closed;

  @Override
  @SuppressWarnings("unchecked")
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    closed = (Consumer<String>) configs.get(CLOSED_CONFIG);
    bounded.setConfig(storeName, options, configs);
  }

  @Override
  public void close(String storeName, Options options) {
    bounded.close(storeName, options);
    closed.accept(storeName);
  }
}
