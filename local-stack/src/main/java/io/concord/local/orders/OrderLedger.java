package io.concord.local.orders;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The orders of one file so far, and the rules that no single line shows: an order has one time,
 * and a product stands in it once. Costs some 20 bytes per line and 150 per order.
 */
final class OrderLedger {
  private final Map<OrderKey, Entry> orders = new LinkedHashMap<>();
  private final Set<Long> orderIds = new HashSet<>();
  private boolean idsShared;

  /** Notes a line of a file. */
  void add(Path file, long lineNumber, OrderLine line) {
    Entry order = orders.computeIfAbsent(OrderKey.of(line), key -> open(key, lineNumber, line));
    if (!order.created.equals(line.created())) {
      throw OrderDataException.inColumn(
          file,
          lineNumber,
          "created",
          "%s as on line %d for the same order %d of client %d"
              .formatted(order.created, order.firstLine, line.orderId(), line.clientId()),
          line.created().toString());
    }
    if (!order.products.add(line.productId())) {
      throw OrderDataException.inColumn(
          file,
          lineNumber,
          "product_id",
          "each product once in order %d of client %d".formatted(line.orderId(), line.clientId()),
          line.productId() + " again");
    }
  }

  /** Orders by first appearance. */
  Collection<Entry> orders() {
    return Collections.unmodifiableCollection(orders.values());
  }

  /** The line's order; null when no line of it was added. */
  Entry order(OrderLine line) {
    return orders.get(OrderKey.of(line));
  }

  /**
   * The order's ID in the file, or its number when two clients share an ID; final once the file was
   * read to its end.
   */
  long databaseId(Entry order) {
    return idsShared ? order.number : order.key.orderId();
  }

  private Entry open(OrderKey key, long lineNumber, OrderLine line) {
    idsShared |= !orderIds.add(key.orderId());
    return new Entry(key, orders.size() + 1, line.created(), lineNumber);
  }

  record OrderKey(long clientId, long orderId) {
    static OrderKey of(OrderLine line) {
      return new OrderKey(line.clientId(), line.orderId());
    }
  }

  /** An order of the file; its number counts from 1. */
  static final class Entry {
    private final OrderKey key;
    private final int number;
    private final Instant created;
    private final long firstLine;
    private final LongHashSet products = new LongHashSet();

    private Entry(OrderKey key, int number, Instant created, long firstLine) {
      this.key = key;
      this.number = number;
      this.created = created;
      this.firstLine = firstLine;
    }

    long clientId() {
      return key.clientId();
    }

    Instant created() {
      return created;
    }
  }
}
