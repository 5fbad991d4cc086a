package io.concord.store;

import io.concord.purchase.PurchaseHistory;
import io.concord.scoring.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The client stage's rows, for reading. Any thread may read; a scan sees the rows of one moment.
 *
 * <pre>
 * 1 | client | order                   -> created ticks
 * 2 | client | product | order | line  -> purchase
 * 3 | client                           -> name
 * 4 | client                           -> (the client's purchases are counted in the popularity)
 * </pre>
 */
public class PurchaseView {
  static final byte ORDER = 1;
  static final byte PURCHASE = 2;
  static final byte NAME = 3;
  static final byte COUNTED = 4;

  static final LongCodec CREATED = new LongCodec();
  static final PurchaseCodec PURCHASES = new PurchaseCodec();
  static final NameCodec NAMES = new NameCodec();

  private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;

  public PurchaseView(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** What the client ordered before the cut, aggregated; one scan over all the client's rows. */
  public PurchaseHistory history(long clientId, long cutTicks) {
    return fill(new PurchaseHistory(cutTicks), clientId);
  }

  /** The same with what a strategy needs of it. */
  public PurchaseHistory history(long clientId, long cutTicks, Strategy strategy) {
    return strategy.usesDemand()
        ? fill(PurchaseHistory.decayed(cutTicks), clientId)
        : history(clientId, cutTicks);
  }

  private PurchaseHistory fill(PurchaseHistory history, long clientId) {
    long cutTicks = history.asOfTicks();
    forEachOrder(
        clientId, (orderId, createdTicks) -> history.addOrders(createdTicks < cutTicks ? 1 : 0));
    ProductAggregator aggregator = new ProductAggregator(history);
    scan(Keys.of(PURCHASE, clientId), aggregator::visit);
    aggregator.finish();
    return history;
  }

  /** Brings one product of the history up to date with the rows. */
  public void refresh(PurchaseHistory history, long clientId, long productId) {
    history.put(productId, 0, 0);
    ProductAggregator aggregator = new ProductAggregator(history);
    scan(Keys.of(PURCHASE, clientId, productId), aggregator::visit);
    aggregator.finish();
  }

  /** When the client's order was created, or null when the order is not the client's. */
  public Long orderCreatedTicks(long clientId, long orderId) {
    return CREATED.decode(rows.get(Keys.of(ORDER, clientId, orderId)));
  }

  /** Shows each order of the client, by order ID. */
  public void forEachOrder(long clientId, OrderVisitor visitor) {
    scan(
        Keys.of(ORDER, clientId),
        (key, value) -> visitor.visit(Keys.id(key, 1), CREATED.decode(value)));
  }

  /** Takes one order of a client. */
  public interface OrderVisitor {
    void visit(long orderId, long createdTicks);
  }

  /** Shows each purchase of the client by product, order and line; of one product if not null. */
  public void forEachPurchase(long clientId, Long productId, PurchaseVisitor visitor) {
    Bytes prefix =
        productId == null ? Keys.of(PURCHASE, clientId) : Keys.of(PURCHASE, clientId, productId);
    scan(
        prefix,
        (key, value) ->
            visitor.visit(
                Keys.id(key, 1), Keys.id(key, 2), Keys.id(key, 3), PURCHASES.decode(value)));
  }

  /** Takes one purchase of a client. */
  public interface PurchaseVisitor {
    void visit(long productId, long orderId, long lineId, Purchase purchase);
  }

  /** From when, in ticks, the client's order counts for the product; null when it does not. */
  public Long orderedAt(long clientId, long productId, long orderId) {
    try (KeyValueIterator<Bytes, byte[]> lines =
        iterate(Keys.of(PURCHASE, clientId, productId, orderId))) {
      return lines.hasNext() ? PurchaseCodec.createdTicks(lines.next().value) : null;
    }
  }

  /** Whether an order of the client that was created before that moment contains the product. */
  public boolean orderedBefore(long clientId, long productId, long createdTicks) {
    try (KeyValueIterator<Bytes, byte[]> lines = iterate(Keys.of(PURCHASE, clientId, productId))) {
      while (lines.hasNext()) {
        if (PurchaseCodec.createdTicks(lines.next().value) < createdTicks) {
          return true;
        }
      }
      return false;
    }
  }

  /** What the client's purchases add to the popularity: each order once per product. */
  public PopularityChange contribution(long clientId) {
    List<PopularityChange.Delta> deltas = new ArrayList<>();
    long[] last = {0, 0};
    forEachPurchase(
        clientId,
        null,
        (productId, orderId, lineId, purchase) -> {
          if (deltas.isEmpty() || last[0] != productId || last[1] != orderId) {
            deltas.add(PopularityChange.Delta.won(productId, purchase.createdTicks()));
            last[0] = productId;
            last[1] = orderId;
          }
        });
    return new PopularityChange(deltas);
  }

  /** The client's name; empty when it has none, null when its row has not been seen. */
  public Optional<String> name(long clientId) {
    return NAMES.decode(rows.get(Keys.of(NAME, clientId)));
  }

  /**
   * Shows each client that has a name row or is counted in the popularity, by client ID; reads
   * nothing of their purchases.
   */
  public void forEachClient(ClientVisitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> names = iterate(Keys.of(NAME));
        KeyValueIterator<Bytes, byte[]> counted = iterate(Keys.of(COUNTED))) {
      while (names.hasNext() || counted.hasNext()) {
        long named = names.hasNext() ? Keys.id(names.peekNextKey(), 0) : Long.MAX_VALUE;
        long other = counted.hasNext() ? Keys.id(counted.peekNextKey(), 0) : Long.MAX_VALUE;
        boolean hasName = names.hasNext() && named <= other;
        if (counted.hasNext() && other <= named) {
          counted.next();
        }
        visitor.visit(
            hasName ? named : other,
            hasName ? NAMES.decode(names.next().value).orElse(null) : null);
      }
    }
  }

  /** Takes one client and its name, or null. */
  public interface ClientVisitor {
    void visit(long clientId, String name);
  }

  /** Whether any row of a source table names the client. */
  public boolean knows(long clientId) {
    return name(clientId) != null || hasPurchases(clientId);
  }

  /** Whether the client has any row: an order, or a line that is ahead of its order. */
  public boolean hasPurchases(long clientId) {
    return any(Keys.of(ORDER, clientId)) || any(Keys.of(PURCHASE, clientId));
  }

  /** Whether the client's purchases are counted in the popularity. */
  public boolean isCounted(long clientId) {
    return rows.get(Keys.of(COUNTED, clientId)) != null;
  }

  /** The purchase, or null. */
  public Purchase purchase(long clientId, long productId, long orderId, long lineId) {
    return PURCHASES.decode(rows.get(Keys.of(PURCHASE, clientId, productId, orderId, lineId)));
  }

  private boolean any(Bytes prefix) {
    try (KeyValueIterator<Bytes, byte[]> found = iterate(prefix)) {
      return found.hasNext();
    }
  }

  private void scan(Bytes prefix, RowVisitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> found = iterate(prefix)) {
      while (found.hasNext()) {
        KeyValue<Bytes, byte[]> row = found.next();
        visitor.visit(row.key, row.value);
      }
    }
  }

  private KeyValueIterator<Bytes, byte[]> iterate(Bytes prefix) {
    return rows.prefixScan(prefix, Keys.SERIALIZER);
  }

  private interface RowVisitor {
    void visit(Bytes key, byte[] value);
  }
}
