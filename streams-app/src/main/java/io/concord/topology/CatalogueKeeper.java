package io.concord.topology;

import io.concord.cdc.DecimalIdSerde;
import io.concord.cdc.EnvelopeException;
import io.concord.cdc.RowChange;
import io.concord.cdc.SourceRow;
import io.concord.store.CatalogueStore;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps one table of the catalogue whole on this node. Runs on the global thread, which has no
 * exception handler that could keep a bad record: it is handed to the dead letters here.
 */
final class CatalogueKeeper<T extends SourceRow>
    extends ContextualProcessor<byte[], byte[], Void, Void> {
  private final String storeName;
  private final Deserializer<RowChange<T>> reader;
  private final Writer<T> writer;
  private final TopologyListener listener;
  private final DeadLetters deadLetters;

  private CatalogueStore store;

  CatalogueKeeper(
      String storeName,
      Deserializer<RowChange<T>> reader,
      Writer<T> writer,
      TopologyListener listener,
      DeadLetters deadLetters) {
    this.storeName = storeName;
    this.reader = reader;
    this.writer = writer;
    this.listener = listener;
    this.deadLetters = deadLetters;
  }

  /** The processor's name in the topology. */
  static String nameOf(String storeName) {
    return "keep-" + storeName;
  }

  /** Writes a row; null when it is gone. */
  interface Writer<T> {
    void write(CatalogueStore store, long id, T row);
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    store = new CatalogueStore(context.getStateStore(storeName));
  }

  @Override
  public void process(Record<byte[], byte[]> row) {
    try {
      keep(DecimalIdSerde.parse(row.key()), reader.deserialize(null, row.value()));
    } catch (EnvelopeException e) {
      deadLetters.accept(context().recordMetadata().orElseThrow(), row.key(), row.value(), e);
    }
  }

  private void keep(long id, RowChange<T> change) {
    if (change != null) {
      change.requireId(id);
    }
    writer.write(store, id, change == null ? null : change.after());
    listener.catalogueChanged(nameOf(storeName));
  }
}
