package io.concord.store;

import io.concord.quality.ClientSum;
import io.concord.scoring.Strategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Orders that are held against the list that stood before them, for the task that owns them.
 *
 * <pre>
 * 1 | client | order                     -> the client as it stood
 * 2 | client | order | product           -> 1 when the client had it in an earlier order, else 0
 * 3 | client | order                     -> what of the order was last told
 * 4 | client | order                     -> (what is told of the order is due)
 * 5 | as-of day | client | order         -> (by age)
 * 6 | client | run | strategy            -> what the client adds up to
 * </pre>
 */
public final class OrderQualityStore {
  private static final byte SCORED = 1;
  private static final byte PRODUCT = 2;
  private static final byte COUNTED = 3;
  private static final byte DUE = 4;
  private static final byte BY_AGE = 5;
  private static final byte CLIENT_SUM = 6;

  private static final byte[] PRESENT = {};
  private static final byte[] NEW = {0};
  private static final byte[] REPEAT = {1};

  private static final ScoredOrderCodec ORDERS = new ScoredOrderCodec();
  private static final CountedOrderCodec COUNTS = new CountedOrderCodec();
  private static final ClientSumCodec SUMS = new ClientSumCodec();

  private final KeyValueStore<Bytes, byte[]> rows;

  public OrderQualityStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** Whether no order is held against any list. */
  public boolean isEmpty() {
    try (KeyValueIterator<Bytes, byte[]> found = scan(Keys.of(SCORED))) {
      return !found.hasNext();
    }
  }

  /** Whether the order is held against a list; one lookup. */
  public boolean isScored(long clientId, long orderId) {
    return rows.get(Keys.of(SCORED, clientId, orderId)) != null;
  }

  /** The client as it stood before the order; null when the order is held against nothing. */
  public ScoredOrder order(long clientId, long orderId) {
    return ORDERS.decode(rows.get(Keys.of(SCORED, clientId, orderId)));
  }

  public void putOrder(long clientId, long orderId, ScoredOrder order) {
    rows.put(Keys.of(SCORED, clientId, orderId), ORDERS.encode(order));
    rows.put(Keys.of(BY_AGE, order.asOfDay(), clientId, orderId), PRESENT);
  }

  /** Forgets the order and its products; what was told of it stays. */
  public void removeOrder(long clientId, long orderId, ScoredOrder order) {
    products(clientId, orderId).keySet().forEach(id -> removeProduct(clientId, orderId, id));
    rows.delete(Keys.of(SCORED, clientId, orderId));
    rows.delete(Keys.of(BY_AGE, order.asOfDay(), clientId, orderId));
  }

  public boolean hasProduct(long clientId, long orderId, long productId) {
    return rows.get(Keys.of(PRODUCT, clientId, orderId, productId)) != null;
  }

  public void putProduct(long clientId, long orderId, long productId, boolean isRepeat) {
    rows.put(Keys.of(PRODUCT, clientId, orderId, productId), isRepeat ? REPEAT : NEW);
  }

  public void removeProduct(long clientId, long orderId, long productId) {
    rows.delete(Keys.of(PRODUCT, clientId, orderId, productId));
  }

  /** The order's products, and whether the client had them in an earlier order. */
  public Map<Long, Boolean> products(long clientId, long orderId) {
    Map<Long, Boolean> products = new HashMap<>();
    try (KeyValueIterator<Bytes, byte[]> found = scan(Keys.of(PRODUCT, clientId, orderId))) {
      while (found.hasNext()) {
        KeyValue<Bytes, byte[]> row = found.next();
        products.put(Keys.id(row.key, 2), row.value[0] == REPEAT[0]);
      }
    }
    return products;
  }

  /** What of the order was last told; null for nothing. */
  public CountedOrder counted(long clientId, long orderId) {
    return COUNTS.decode(rows.get(Keys.of(COUNTED, clientId, orderId)));
  }

  /** Null for nothing. */
  public void setCounted(long clientId, long orderId, CountedOrder counted) {
    rows.put(Keys.of(COUNTED, clientId, orderId), counted == null ? null : COUNTS.encode(counted));
  }

  public boolean isDue(long clientId, long orderId) {
    return rows.get(Keys.of(DUE, clientId, orderId)) != null;
  }

  public void setDue(long clientId, long orderId, boolean due) {
    rows.put(Keys.of(DUE, clientId, orderId), due ? PRESENT : null);
  }

  /** Of which orders of the client something is due. */
  public List<Long> dueOrders(long clientId) {
    List<Long> orders = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> due = scan(Keys.of(DUE, clientId))) {
      while (due.hasNext()) {
        orders.add(Keys.id(due.next().key, 1));
      }
    }
    return orders;
  }

  /** Of how many orders something is due; one scan over them. */
  public int dueOrders() {
    int orders = 0;
    try (KeyValueIterator<Bytes, byte[]> due = scan(Keys.of(DUE))) {
      while (due.hasNext()) {
        due.next();
        orders++;
      }
    }
    return orders;
  }

  /** The oldest orders with a list as of a day before this one, so many at most. */
  public List<OrderId> ordersBefore(int epochDay, int ordersMax) {
    List<OrderId> orders = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        rows.range(Keys.of(BY_AGE), Keys.of(BY_AGE, epochDay))) {
      while (found.hasNext() && orders.size() < ordersMax) {
        Bytes key = found.next().key;
        orders.add(new OrderId(Keys.id(key, 1), Keys.id(key, 2)));
      }
    }
    return orders;
  }

  /** A client's order. */
  public record OrderId(long clientId, long orderId) {}

  /** What the client adds up to under a strategy. */
  public ClientSum clientSum(long clientId, long run, Strategy strategy) {
    ClientSum sum = SUMS.decode(rows.get(Keys.of(CLIENT_SUM, clientId, run, strategy.ordinal())));
    return sum == null ? ClientSum.NONE : sum;
  }

  public void putClientSum(long clientId, long run, Strategy strategy, ClientSum sum) {
    rows.put(
        Keys.of(CLIENT_SUM, clientId, run, strategy.ordinal()),
        sum.equals(ClientSum.NONE) ? null : SUMS.encode(sum));
  }

  private KeyValueIterator<Bytes, byte[]> scan(Bytes prefix) {
    return rows.prefixScan(prefix, Keys.SERIALIZER);
  }
}
