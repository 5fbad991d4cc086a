package io.concord.local.evaluation.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Collects order lines in any sequence into an {@link OrderTable}. An order is named by client and
 * order ID; all its lines have one time and another product each. Not thread-safe.
 */
public final class OrderTableBuilder {
  private final Numbering clients = new Numbering();
  private final Numbering products = new Numbering();
  private final Map<OrderKey, Integer> orders = new HashMap<>();
  private int[] clientOfOrder = new int[16];
  private long[] idOfOrder = new long[16];
  private long[] ticksOfOrder = new long[16];
  private int[] orderOfLine = new int[16];
  private int[] productOfLine = new int[16];
  private int lines;

  /** Adds a line. */
  public void add(long clientId, long orderId, long createdTicks, long productId) {
    if (lines == orderOfLine.length) {
      orderOfLine = Arrays.copyOf(orderOfLine, lines * 2);
      productOfLine = Arrays.copyOf(productOfLine, lines * 2);
    }
    orderOfLine[lines] =
        orders.computeIfAbsent(
            new OrderKey(clientId, orderId), key -> open(key, orders.size(), createdTicks));
    productOfLine[lines] = products.number(productId);
    lines++;
  }

  public OrderTable build() {
    int[] placeOfClient = clients.places();
    int[] byTime = ordersByTime();
    long[] created = Arrays.stream(byTime).mapToLong(order -> ticksOfOrder[order]).toArray();
    int[] owners =
        Arrays.stream(byTime).map(order -> placeOfClient[clientOfOrder[order]]).toArray();
    int[] placeOfOrder = inverse(byTime);
    int[] firstLines = firstLines(placeOfOrder);
    return new OrderTable(
        clients.ids(),
        products.ids(),
        created,
        firstLines,
        products(placeOfOrder, firstLines),
        ordersByClient(owners));
  }

  private int open(OrderKey key, int order, long createdTicks) {
    if (order == idOfOrder.length) {
      clientOfOrder = Arrays.copyOf(clientOfOrder, order * 2);
      idOfOrder = Arrays.copyOf(idOfOrder, order * 2);
      ticksOfOrder = Arrays.copyOf(ticksOfOrder, order * 2);
    }
    clientOfOrder[order] = clients.number(key.clientId());
    idOfOrder[order] = key.orderId();
    ticksOfOrder[order] = createdTicks;
    return order;
  }

  /** At the same time by order ID, then by client, so that the sequence of the lines is nothing. */
  private int[] ordersByTime() {
    int[] placeOfClient = clients.places();
    return IntStream.range(0, orders.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(order -> ticksOfOrder[order])
                .thenComparingLong(order -> idOfOrder[order])
                .thenComparingInt(order -> placeOfClient[clientOfOrder[order]]))
        .mapToInt(order -> order)
        .toArray();
  }

  private int[] firstLines(int[] placeOfOrder) {
    int[] first = new int[placeOfOrder.length + 1];
    for (int line = 0; line < lines; line++) {
      first[placeOfOrder[orderOfLine[line]] + 1]++;
    }
    Arrays.parallelPrefix(first, Integer::sum);
    return first;
  }

  private int[] products(int[] placeOfOrder, int[] firstLines) {
    int[] placeOfProduct = products.places();
    int[] next = firstLines.clone();
    int[] sorted = new int[lines];
    for (int line = 0; line < lines; line++) {
      sorted[next[placeOfOrder[orderOfLine[line]]]++] = placeOfProduct[productOfLine[line]];
    }
    return sorted;
  }

  private int[][] ordersByClient(int[] owners) {
    int[] counts = new int[clients.size()];
    for (int owner : owners) {
      counts[owner]++;
    }
    int[][] byClient = new int[counts.length][];
    Arrays.setAll(byClient, client -> new int[counts[client]]);
    for (int order = owners.length - 1; order >= 0; order--) {
      byClient[owners[order]][--counts[owners[order]]] = order;
    }
    return byClient;
  }

  private static int[] inverse(int[] permutation) {
    int[] inverse = new int[permutation.length];
    for (int i = 0; i < permutation.length; i++) {
      inverse[permutation[i]] = i;
    }
    return inverse;
  }

  private record OrderKey(long clientId, long orderId) {}
}
