package io.concord.oracle;

import io.concord.oracle.BatchV3.ClientList;
import io.concord.oracle.BatchV3.Order;
import io.concord.oracle.BatchV3.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * V4 of every client from the rows of the source tables, from scratch at each call, in plain
 * floating point: sums are right to some 1e-15 of them, whatever their order.
 */
public record BatchV4(BatchV3 rows) {
  private static final Comparator<Place> BY_RANK =
      Comparator.comparingDouble(Place::score).reversed().thenComparing(Place::productId);

  /**
   * The lists over orders created before this instant, with all products, by client ID; as {@link
   * BatchV3} has them but for scores and places.
   */
  public Map<Long, ClientList> lists(Instant asOf) {
    Map<Long, Set<Order>> pastOrders = rows.pastOrdersByClient(asOf);
    Map<Long, Set<Long>> productsByOrder = rows.productsByOrder();
    List<Order> all = pastOrders.values().stream().flatMap(Collection::stream).toList();
    Map<Long, Double> pop14 = decayed(all, productsByOrder, asOf, 14);

    Map<Long, ClientList> lists = new TreeMap<>(rows.lists(asOf, Integer.MAX_VALUE));
    lists.replaceAll(
        (client, list) -> {
          Set<Order> own = pastOrders.getOrDefault(client, Set.of());
          Map<Long, Double> df30 = decayed(own, productsByOrder, asOf, 30);
          Map<Long, Double> df365 = decayed(own, productsByOrder, asOf, 365);
          double power = own.size() < 100 ? 0.5 : 0.25;
          return list.isPopular() ? list : scored(list, df30, df365, pop14, power);
        });
    return lists;
  }

  private static Map<Long, Double> decayed(
      Collection<Order> orders, Map<Long, Set<Long>> productsByOrder, Instant asOf, int days) {
    Map<Long, Double> sums = new HashMap<>();
    for (Order order : orders) {
      double age = Duration.between(order.created(), asOf).toNanos() / 86_400e9;
      for (long product : productsByOrder.getOrDefault(order.id(), Set.of())) {
        sums.merge(product, Math.exp(-age / days), Double::sum);
      }
    }
    return sums;
  }

  private static ClientList scored(
      ClientList list,
      Map<Long, Double> df30,
      Map<Long, Double> df365,
      Map<Long, Double> pop14,
      double power) {
    Stream<Place> places =
        list.places().stream()
            .map(
                place -> {
                  long id = place.productId();
                  double score =
                      (df30.get(id) + df365.get(id)) * Math.pow(1 + pop14.get(id), power);
                  return new Place(id, score, place.orderCount(), place.lastOrderedAt());
                });
    return new ClientList(
        list.segment(), list.isPopular(), list.orders(), places.sorted(BY_RANK).toList());
  }
}
