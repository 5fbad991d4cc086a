package io.concord.topology;

import io.concord.cdc.RowChange;
import io.concord.cdc.SourceRow.OrderRow;
import io.concord.purchase.Change;
import io.concord.purchase.Header;
import io.concord.purchase.OrderEvent;
import io.concord.purchase.OrderEvent.HeaderRemoved;
import io.concord.purchase.OrderEvent.HeaderUpserted;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns rows of {@code Order} into headers; a row without agreement or date is no order yet. */
final class OrderPlacer extends ContextualProcessor<Long, RowChange<OrderRow>, Long, OrderEvent> {
  @Override
  public void process(Record<Long, RowChange<OrderRow>> row) {
    context().forward(row.withValue(event(row.key(), row.value())));
  }

  static OrderEvent event(long key, RowChange<OrderRow> row) {
    if (row == null) {
      return new HeaderRemoved(Change.REMOVED);
    }
    row.requireId(key);
    OrderRow now = row.after();
    Change change = row.change(OrderPlacer::isPlaceable);
    return now != null && isPlaceable(now)
        ? new HeaderUpserted(change, new Header(now.agreementId(), now.createdTicks()))
        : new HeaderRemoved(change);
  }

  private static boolean isPlaceable(OrderRow row) {
    return row.agreementId() != null && row.createdTicks() != null;
  }
}
