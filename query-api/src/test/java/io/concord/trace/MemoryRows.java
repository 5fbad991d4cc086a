package io.concord.trace;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A store in memory; {@link #breakDown} makes every read fail. */
final class MemoryRows implements ReadOnlyKeyValueStore<Bytes, byte[]> {
  private final TreeMap<Bytes, byte[]> rows = new TreeMap<>();
  private volatile boolean broken;

  void put(String key, String value) {
    rows.put(Bytes.wrap(key.getBytes()), value.getBytes());
  }

  void breakDown() {
    broken = true;
  }

  @Override
  public byte[] get(Bytes key) {
    if (broken) {
      throw new IllegalStateException("the store is broken");
    }
    return rows.get(key);
  }

  @Override
  public <P extends Serializer<K>, K> KeyValueIterator<Bytes, byte[]> prefixScan(
      K prefix, P serializer) {
    return all();
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return new Rows(rows.subMap(from, true, to, true).entrySet().iterator());
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return new Rows(rows.entrySet().iterator());
  }

  @Override
  public long approximateNumEntries() {
    return rows.size();
  }

  private record Rows(Iterator<Map.Entry<Bytes, byte[]>> entries)
      implements KeyValueIterator<Bytes, byte[]> {
    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      Map.Entry<Bytes, byte[]> entry = entries.next();
      return KeyValue.pair(entry.getKey(), entry.getValue());
    }

    @Override
    public Bytes peekNextKey() {
      throw new UnsupportedOperationException("nobody peeks");
    }

    @Override
    public void close() {}
  }
}
