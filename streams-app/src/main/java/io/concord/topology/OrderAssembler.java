package io.concord.topology;

import io.concord.purchase.Change;
import io.concord.purchase.ClientEvent.LineRecorded;
import io.concord.purchase.ClientEvent.LineWithdrawn;
import io.concord.purchase.ClientEvent.OrderRecorded;
import io.concord.purchase.ClientEvent.OrderWithdrawn;
import io.concord.purchase.ClientEvent.PurchaseEvent;
import io.concord.purchase.Header;
import io.concord.purchase.Line;
import io.concord.purchase.OrderEvent;
import io.concord.purchase.OrderEvent.AgreementRemoved;
import io.concord.purchase.OrderEvent.AgreementUpserted;
import io.concord.purchase.OrderEvent.HeaderRemoved;
import io.concord.purchase.OrderEvent.HeaderUpserted;
import io.concord.purchase.OrderEvent.LineRemoved;
import io.concord.purchase.OrderEvent.LineUpserted;
import io.concord.store.Names;
import io.concord.store.OrderStore;
import io.concord.store.PlacedOrder;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Joins an order's header, its lines and its agreement, whatever their order of arrival, and
 * reports to the client what became of single lines and of the order itself.
 *
 * <p>Invariant: a client has been told of exactly the orders that are placed with it, and of
 * exactly the lines that are stored under them. An event that changes nothing reports nothing.
 */
final class OrderAssembler extends ContextualProcessor<Long, OrderEvent, Long, PurchaseEvent> {
  private OrderStore store;
  private long timestamp;

  @Override
  public void init(ProcessorContext<Long, PurchaseEvent> context) {
    super.init(context);
    store = new OrderStore(context.getStateStore(Names.ORDERS_STORE));
  }

  @Override
  public void process(Record<Long, OrderEvent> event) {
    timestamp = event.timestamp();
    long id = event.key();
    OrderEvent value = event.value();
    if (value instanceof HeaderUpserted upserted) {
      place(id, upserted.header(), upserted.change());
    } else if (value instanceof HeaderRemoved) {
      remove(id, value.change());
    } else if (value instanceof LineUpserted upserted) {
      putLine(id, upserted.lineId(), upserted.line(), value.change());
    } else if (value instanceof LineRemoved removed) {
      removeLine(id, removed.lineId(), value.change());
    } else if (value instanceof AgreementUpserted upserted) {
      assign(id, upserted.clientId(), value.change());
    } else if (value instanceof AgreementRemoved) {
      assign(id, null, value.change());
    }
  }

  private void place(long orderId, Header header, Change change) {
    PlacedOrder previous = store.order(orderId);
    PlacedOrder order = new PlacedOrder(header, store.client(header.agreementId()));
    if (order.equals(previous)) {
      return;
    }
    store.putOrder(orderId, previous, order);
    if (previous != null && !Objects.equals(previous.clientId(), order.clientId())) {
      withdraw(orderId, previous.clientId(), change);
    }
    record(orderId, order, change);
  }

  private void remove(long orderId, Change change) {
    PlacedOrder previous = store.order(orderId);
    if (previous != null) {
      store.removeOrder(orderId, previous);
      withdraw(orderId, previous.clientId(), change);
    }
  }

  private void assign(long agreementId, Long clientId, Change change) {
    if (!Objects.equals(store.client(agreementId), clientId)) {
      store.putClient(agreementId, clientId);
      for (long orderId : store.orders(agreementId)) {
        place(orderId, store.order(orderId).header(), change);
      }
    }
  }

  private void putLine(long orderId, long lineId, Line line, Change change) {
    Line previous = store.line(orderId, lineId);
    if (line.equals(previous)) {
      return;
    }
    store.putLine(orderId, lineId, line);
    PlacedOrder order = store.order(orderId);
    if (order == null || order.clientId() == null) {
      return;
    }
    if (previous != null && previous.productId() != line.productId()) {
      send(order.clientId(), new LineWithdrawn(change, orderId, lineId, previous.productId()));
    }
    send(order.clientId(), recorded(orderId, order, lineId, line, change));
  }

  private void removeLine(long orderId, long lineId, Change change) {
    Line previous = store.removeLine(orderId, lineId);
    PlacedOrder order = previous == null ? null : store.order(orderId);
    if (order != null && order.clientId() != null) {
      send(order.clientId(), new LineWithdrawn(change, orderId, lineId, previous.productId()));
    }
  }

  /** Tells a client of the order and all its lines; nobody when the order has no client. */
  private void record(long orderId, PlacedOrder order, Change change) {
    Long clientId = order.clientId();
    if (clientId != null) {
      send(clientId, new OrderRecorded(change, orderId, order.header().createdTicks()));
      store.forEachLine(
          orderId,
          (lineId, line) -> send(clientId, recorded(orderId, order, lineId, line, change)));
    }
  }

  /** Takes the order and all its lines back from a client; from nobody when it had none. */
  private void withdraw(long orderId, Long clientId, Change change) {
    if (clientId != null) {
      store.forEachLine(
          orderId,
          (lineId, line) ->
              send(clientId, new LineWithdrawn(change, orderId, lineId, line.productId())));
      send(clientId, new OrderWithdrawn(change, orderId));
    }
  }

  private static LineRecorded recorded(
      long orderId, PlacedOrder order, long lineId, Line line, Change change) {
    return new LineRecorded(change, orderId, lineId, order.header().createdTicks(), line);
  }

  private void send(long clientId, PurchaseEvent event) {
    context().forward(new Record<>(clientId, event, timestamp));
  }
}
