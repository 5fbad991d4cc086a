package io.concord.trace;

import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A store during one traced request. A scan lasts until its iterator is closed. */
record TracedStore(
    String name, int partition, ReadOnlyKeyValueStore<Bytes, byte[]> store, StoreSpans spans)
    implements ReadOnlyKeyValueStore<Bytes, byte[]> {
  private static final String GET = "get";
  private static final String SCAN = "scan";

  @Override
  public byte[] get(Bytes key) {
    return Spans.call(spans.begin(GET, name, partition), () -> store.get(key));
  }

  @Override
  public <P extends Serializer<K>, K> KeyValueIterator<Bytes, byte[]> prefixScan(
      K prefix, P serializer) {
    return new TracedScan(store.prefixScan(prefix, serializer), spans.begin(SCAN, name, partition));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return new TracedScan(store.range(from, to), spans.begin(SCAN, name, partition));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return new TracedScan(store.all(), spans.begin(SCAN, name, partition));
  }

  @Override
  public long approximateNumEntries() {
    return store.approximateNumEntries();
  }
}
