package io.concord.topology;

import io.concord.cdc.RowChange;
import io.concord.cdc.SourceRow.ClientRow;
import io.concord.purchase.ClientEvent;
import io.concord.purchase.ClientEvent.ClientForgotten;
import io.concord.purchase.ClientEvent.ClientNamed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns rows of {@code Client} into names. */
final class ClientReader
    extends ContextualProcessor<Long, RowChange<ClientRow>, Long, ClientEvent> {
  @Override
  public void process(Record<Long, RowChange<ClientRow>> row) {
    context().forward(row.withValue(event(row.key(), row.value())));
  }

  static ClientEvent event(long key, RowChange<ClientRow> row) {
    if (row == null) {
      return new ClientForgotten();
    }
    row.requireId(key);
    return row.after() == null ? new ClientForgotten() : new ClientNamed(row.after().name());
  }
}
