package io.concord.local.evaluation.measure;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Chooses whom to ask, and what to hold back; clients ascend. */
final class Holdouts {
  private Holdouts() {}

  /** All clients with an order before the split and one from it until before the end. */
  static List<Holdout> ofSplit(OrderTable orders, long splitTicks, long endTicks) {
    return ofClients(orders, client -> ofSplit(orders, client, splitTicks, endTicks));
  }

  /**
   * All clients with orders before their last one, as of the time of that; of orders at that time
   * the one with the highest ID is the last, and the others count for nothing.
   */
  static List<Holdout> ofLastOrders(OrderTable orders) {
    return ofClients(orders, client -> ofLastOrder(orders, client));
  }

  private static List<Holdout> ofClients(OrderTable orders, IntFunction<Holdout> choice) {
    return IntStream.range(0, orders.clients()).mapToObj(choice).filter(Objects::nonNull).toList();
  }

  private static Holdout ofSplit(OrderTable orders, int client, long splitTicks, long endTicks) {
    int before = orders.ordersBefore(client, splitTicks);
    int end = orders.ordersBefore(client, endTicks);
    return before == 0 || before == end
        ? null
        : new Holdout(client, before, splitTicks, bought(orders, client, before, end));
  }

  private static Holdout ofLastOrder(OrderTable orders, int client) {
    int last = orders.ordersOf(client) - 1;
    long asOf = orders.createdTicks(orders.orderOf(client, last));
    int before = orders.ordersBefore(client, asOf);
    return before == 0
        ? null
        : new Holdout(client, before, asOf, bought(orders, client, last, last + 1));
  }

  private static int[] bought(OrderTable orders, int client, int from, int to) {
    return IntStream.range(from, to)
        .map(n -> orders.orderOf(client, n))
        .flatMap(order -> IntStream.range(orders.firstLine(order), orders.firstLine(order + 1)))
        .map(orders::product)
        .sorted()
        .distinct()
        .toArray();
  }
}
