package io.concord.store;

import io.concord.purchase.Line;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The order stage's rows.
 *
 * <pre>
 * 1 | order                 -> placed order
 * 2 | order | line          -> line
 * 3 | agreement             -> client ID
 * 4 | agreement | order     -> (which orders hang on the agreement)
 * </pre>
 */
public final class OrderStore {
  private static final byte ORDER = 1;
  private static final byte LINE = 2;
  private static final byte AGREEMENT = 3;
  private static final byte AGREEMENT_ORDER = 4;
  private static final byte[] PRESENT = {};

  private static final PlacedOrderCodec ORDERS = new PlacedOrderCodec();
  private static final LineCodec LINES = new LineCodec();
  private static final LongCodec CLIENTS = new LongCodec();

  private final KeyValueStore<Bytes, byte[]> rows;

  public OrderStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** The order, or null. */
  public PlacedOrder order(long orderId) {
    return ORDERS.decode(rows.get(Keys.of(ORDER, orderId)));
  }

  /** Replaces {@code previous}, the order as it was read; null for a new one. */
  public void putOrder(long orderId, PlacedOrder previous, PlacedOrder order) {
    long agreementId = order.header().agreementId();
    if (previous == null || previous.header().agreementId() != agreementId) {
      removeFromAgreement(orderId, previous);
      rows.put(Keys.of(AGREEMENT_ORDER, agreementId, orderId), PRESENT);
    }
    rows.put(Keys.of(ORDER, orderId), ORDERS.encode(order));
  }

  public void removeOrder(long orderId, PlacedOrder previous) {
    removeFromAgreement(orderId, previous);
    rows.delete(Keys.of(ORDER, orderId));
  }

  private void removeFromAgreement(long orderId, PlacedOrder order) {
    if (order != null) {
      rows.delete(Keys.of(AGREEMENT_ORDER, order.header().agreementId(), orderId));
    }
  }

  /** The line of the order, or null. */
  public Line line(long orderId, long lineId) {
    return LINES.decode(rows.get(Keys.of(LINE, orderId, lineId)));
  }

  public void putLine(long orderId, long lineId, Line line) {
    rows.put(Keys.of(LINE, orderId, lineId), LINES.encode(line));
  }

  /** Removes the line and returns it, or null when there was none. */
  public Line removeLine(long orderId, long lineId) {
    return LINES.decode(rows.delete(Keys.of(LINE, orderId, lineId)));
  }

  /** Shows each line of the order, by line ID. */
  public void forEachLine(long orderId, LineVisitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> lines = scan(Keys.of(LINE, orderId))) {
      while (lines.hasNext()) {
        KeyValue<Bytes, byte[]> row = lines.next();
        visitor.visit(Keys.id(row.key, 1), LINES.decode(row.value));
      }
    }
  }

  /** Takes one line of an order. */
  public interface LineVisitor {
    void visit(long lineId, Line line);
  }

  /** The client the agreement belongs to, or null. */
  public Long client(long agreementId) {
    return CLIENTS.decode(rows.get(Keys.of(AGREEMENT, agreementId)));
  }

  /** Sets the agreement's client; null forgets the agreement. */
  public void putClient(long agreementId, Long clientId) {
    rows.put(Keys.of(AGREEMENT, agreementId), clientId == null ? null : CLIENTS.encode(clientId));
  }

  /** The orders that hang on the agreement, ascending. */
  public List<Long> orders(long agreementId) {
    List<Long> orders = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> keys = scan(Keys.of(AGREEMENT_ORDER, agreementId))) {
      while (keys.hasNext()) {
        orders.add(Keys.id(keys.next().key, 1));
      }
    }
    return orders;
  }

  private KeyValueIterator<Bytes, byte[]> scan(Bytes prefix) {
    return rows.prefixScan(prefix, Keys.SERIALIZER);
  }
}
