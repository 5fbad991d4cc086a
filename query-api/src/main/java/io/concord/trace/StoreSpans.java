package io.concord.trace;

import io.concord.query.local.StoreDecorator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A span around each read of a store for a traced request. */
final class StoreSpans implements StoreDecorator {
  private final Tracer tracer;

  StoreSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public ReadOnlyKeyValueStore<Bytes, byte[]> around(
      String name, int partition, ReadOnlyKeyValueStore<Bytes, byte[]> store) {
    return Spans.isTraced() ? new TracedStore(name, partition, store, this) : store;
  }

  /** A span that has begun, for the operation on the store of that name. */
  Span begin(String operation, String name, int partition) {
    return tracer
        .spanBuilder(operation + " " + name)
        .setAttribute(Keys.STORE, name)
        .setAttribute(Keys.PARTITION, (long) partition)
        .startSpan();
  }
}
