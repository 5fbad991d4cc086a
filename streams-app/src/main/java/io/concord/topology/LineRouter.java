package io.concord.topology;

import io.concord.cdc.RowChange;
import io.concord.cdc.SourceRow.OrderItemRow;
import io.concord.purchase.Amount;
import io.concord.purchase.Change;
import io.concord.purchase.Line;
import io.concord.purchase.OrderEvent;
import io.concord.purchase.OrderEvent.LineRemoved;
import io.concord.purchase.OrderEvent.LineUpserted;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends a line to the order it belongs to and a removal to the order it left. Each order's copy of
 * a line is a row of its own, so partitions of two orders need not agree on who is first.
 *
 * <p>A line without an order lies in a cart and goes nowhere. A tombstone follows a delete that was
 * routed already.
 */
final class LineRouter
    extends ContextualProcessor<Long, RowChange<OrderItemRow>, Long, OrderEvent> {
  private final Set<Long> excludedProducts;

  LineRouter(Set<Long> excludedProducts) {
    this.excludedProducts = excludedProducts;
  }

  @Override
  public void process(Record<Long, RowChange<OrderItemRow>> row) {
    RowChange<OrderItemRow> change = row.value();
    if (change == null) {
      return;
    }
    long lineId = row.key();
    change.requireId(lineId);
    OrderItemRow before = change.before();
    OrderItemRow after = change.after();
    Change kind = change.change(this::counts);
    Long leftOrder = before == null ? null : before.orderId();
    Long order = after == null ? null : after.orderId();
    if (leftOrder != null && !Objects.equals(leftOrder, order)) {
      forward(row, leftOrder, new LineRemoved(kind, lineId));
    }
    if (order != null) {
      forward(
          row,
          order,
          counts(after)
              ? new LineUpserted(kind, lineId, line(after))
              : new LineRemoved(kind, lineId));
    }
  }

  private boolean counts(OrderItemRow row) {
    return row.valid()
        && row.orderId() != null
        && row.productId() != null
        && !excludedProducts.contains(row.productId());
  }

  private static Line line(OrderItemRow row) {
    return new Line(row.productId(), new Amount(row.quantity(), row.pricePerItem()));
  }

  private void forward(Record<?, ?> row, long orderId, OrderEvent event) {
    context().forward(new Record<>(orderId, event, row.timestamp()));
  }
}
