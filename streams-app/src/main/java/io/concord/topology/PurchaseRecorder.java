package io.concord.topology;

import io.concord.purchase.ClientEvent;
import io.concord.purchase.ClientEvent.ClientForgotten;
import io.concord.purchase.ClientEvent.ClientNamed;
import io.concord.purchase.ClientEvent.LineRecorded;
import io.concord.purchase.ClientEvent.LineWithdrawn;
import io.concord.purchase.ClientEvent.OrderRecorded;
import io.concord.purchase.ClientEvent.OrderWithdrawn;
import io.concord.purchase.ClientEvent.PurchaseEvent;
import io.concord.store.Names;
import io.concord.store.PopularityChange;
import io.concord.store.Purchase;
import io.concord.store.PurchaseStore;
import io.concord.topology.PurchaseUpdate.OrderChanged;
import io.concord.topology.PurchaseUpdate.ProductChanged;
import io.concord.topology.PurchaseUpdate.WrittenUnread;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps a client's orders and lines, the only truth about its purchases, and says what changed.
 *
 * <p>Lines of a client that is not yet counted in the popularity are written unread: the client's
 * first rescoring reads them all and counts them. From then on each change is counted as it comes.
 */
final class PurchaseRecorder extends ContextualProcessor<Long, ClientEvent, Long, PurchaseUpdate> {
  private PurchaseStore store;

  @Override
  public void init(ProcessorContext<Long, PurchaseUpdate> context) {
    super.init(context);
    store = new PurchaseStore(context.getStateStore(Names.PURCHASES_STORE));
  }

  @Override
  public void process(Record<Long, ClientEvent> event) {
    long clientId = event.key();
    PurchaseUpdate update = apply(clientId, event.value());
    if (update != null) {
      context().forward(event.withValue(update));
    }
  }

  private PurchaseUpdate apply(long clientId, ClientEvent event) {
    if (event instanceof LineRecorded recorded) {
      return record(clientId, recorded);
    } else if (event instanceof OrderRecorded recorded) {
      return recordOrder(clientId, recorded);
    } else if (event instanceof LineWithdrawn withdrawn) {
      return withdraw(clientId, withdrawn);
    } else if (event instanceof OrderWithdrawn withdrawn) {
      return withdrawOrder(clientId, withdrawn);
    } else if (event instanceof ClientNamed named) {
      store.putName(clientId, named.name());
    } else if (event instanceof ClientForgotten) {
      store.removeName(clientId);
    }
    return null;
  }

  private PurchaseUpdate recordOrder(long clientId, OrderRecorded order) {
    Long before = store.orderCreatedTicks(clientId, order.orderId());
    if (Objects.equals(before, order.createdTicks())) {
      return null;
    }
    store.putOrder(clientId, order.orderId(), order.createdTicks());
    return new OrderChanged(order.change(), order.orderId(), before, order.createdTicks());
  }

  private PurchaseUpdate withdrawOrder(long clientId, OrderWithdrawn order) {
    Long before = store.removeOrder(clientId, order.orderId());
    return before == null ? null : new OrderChanged(order.change(), order.orderId(), before, null);
  }

  private PurchaseUpdate record(long clientId, LineRecorded line) {
    long productId = line.line().productId();
    Purchase purchase = new Purchase(line.createdTicks(), line.line().amount());
    Runnable write =
        () -> store.putPurchase(clientId, productId, line.orderId(), line.lineId(), purchase);
    if (!store.isCounted(clientId)) {
      write.run();
      return new WrittenUnread(line.change(), line.orderId(), productId);
    }
    if (purchase.equals(store.purchase(clientId, productId, line.orderId(), line.lineId()))) {
      return null;
    }
    return counted(clientId, productId, line, write);
  }

  private PurchaseUpdate withdraw(long clientId, LineWithdrawn line) {
    long productId = line.productId();
    Runnable write = () -> store.removePurchase(clientId, productId, line.orderId(), line.lineId());
    if (!store.isCounted(clientId)) {
      write.run();
      return new WrittenUnread(line.change(), line.orderId(), productId);
    }
    return counted(clientId, productId, line, write);
  }

  /** Writes, and compares from when the order counted for the product before and counts now. */
  private PurchaseUpdate counted(
      long clientId, long productId, PurchaseEvent line, Runnable write) {
    Long before = store.orderedAt(clientId, productId, line.orderId());
    write.run();
    Long now = store.orderedAt(clientId, productId, line.orderId());
    return new ProductChanged(
        line.change(), line.orderId(), productId, PopularityChange.moved(productId, before, now));
  }
}
