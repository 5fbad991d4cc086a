package io.concord.trace;

import io.opentelemetry.api.trace.Span;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Rows under way; the span ends with them. */
record TracedScan(KeyValueIterator<Bytes, byte[]> rows, Span span)
    implements KeyValueIterator<Bytes, byte[]> {
  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public KeyValue<Bytes, byte[]> next() {
    return rows.next();
  }

  @Override
  public Bytes peekNextKey() {
    return rows.peekNextKey();
  }

  @Override
  public void close() {
    rows.close();
    span.end();
  }
}
