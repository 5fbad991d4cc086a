package io.concord.local.evaluation.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** When clients ordered each of their products. */
final class ProductTimes {
  private ProductTimes() {}

  /**
   * The ascending times of the orders of one product by one client, for each product that a client
   * ordered so many times.
   */
  static List<long[]> of(OrderTable orders, int ordersMin) {
    return IntStream.range(0, orders.clients())
        .parallel()
        .mapToObj(client -> ofClient(orders, client, ordersMin))
        .flatMap(List::stream)
        .toList();
  }

  private static List<long[]> ofClient(OrderTable orders, int client, int ordersMin) {
    long[] lines = lines(orders, client);
    List<long[]> times = new ArrayList<>();
    for (int from = 0; from < lines.length; ) {
      int to = from + 1;
      while (to < lines.length && product(lines[to]) == product(lines[from])) {
        to++;
      }
      if (to - from >= ordersMin) {
        times.add(
            Arrays.stream(lines, from, to)
                .map(line -> orders.createdTicks(orders.orderOf(client, (int) line)))
                .toArray());
      }
      from = to;
    }
    return times;
  }

  /** Product and place of the order among the client's, ascending: an entry per line. */
  private static long[] lines(OrderTable orders, int client) {
    return IntStream.range(0, orders.ordersOf(client))
        .mapToObj(n -> linesOf(orders, client, n))
        .flatMapToLong(Arrays::stream)
        .sorted()
        .toArray();
  }

  private static long[] linesOf(OrderTable orders, int client, int n) {
    int order = orders.orderOf(client, n);
    return IntStream.range(orders.firstLine(order), orders.firstLine(order + 1))
        .mapToLong(line -> (long) orders.product(line) << Integer.SIZE | n)
        .toArray();
  }

  private static int product(long line) {
    return (int) (line >>> Integer.SIZE);
  }
}
