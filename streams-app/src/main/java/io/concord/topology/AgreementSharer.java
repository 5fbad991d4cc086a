package io.concord.topology;

import io.concord.cdc.RowChange;
import io.concord.cdc.SourceRow.ClientAgreementRow;
import io.concord.purchase.Change;
import io.concord.purchase.OrderEvent;
import io.concord.purchase.OrderEvent.AgreementRemoved;
import io.concord.purchase.OrderEvent.AgreementUpserted;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Tells the order stage which client each agreement belongs to. */
final class AgreementSharer
    extends ContextualProcessor<Long, RowChange<ClientAgreementRow>, Long, OrderEvent> {
  @Override
  public void process(Record<Long, RowChange<ClientAgreementRow>> row) {
    context().forward(row.withValue(event(row.key(), row.value())));
  }

  static OrderEvent event(long key, RowChange<ClientAgreementRow> row) {
    if (row == null) {
      return new AgreementRemoved(Change.REMOVED);
    }
    row.requireId(key);
    ClientAgreementRow now = row.after();
    Change change = row.change(agreement -> agreement.clientId() != null);
    return now == null || now.clientId() == null
        ? new AgreementRemoved(change)
        : new AgreementUpserted(change, now.clientId());
  }
}
