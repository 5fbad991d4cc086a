package io.concord.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * V3 of every client from the rows of the source tables, from scratch at each call. Rows come in
 * any order; each ID occurs once per table. Scores are the same on every machine (StrictMath).
 *
 * @param excludedProducts IDs of bookkeeping products, left out everywhere
 */
public record BatchV3(
    Collection<Client> clients,
    Collection<Agreement> agreements,
    Collection<Order> orders,
    Collection<Line> lines,
    Set<Long> excludedProducts) {
  private static final int POPULAR_MAX = 200;

  /** Best score first, ties by product ID. */
  private static final Comparator<Place> BY_RANK =
      Comparator.comparingDouble(Place::score).reversed().thenComparing(Place::productId);

  /** A row of {@code Client}. */
  public record Client(long id) {}

  /** A row of {@code ClientAgreement}. */
  public record Agreement(long id, long clientId) {}

  /** A row of {@code Order}. */
  public record Order(long id, long agreementId, Instant created) {}

  /**
   * A row of {@code OrderItem}.
   *
   * @param orderId null while in a shopping cart
   * @param productId null on a line that is no purchase
   * @param isValid null counts as valid
   */
  public record Line(long id, Long orderId, Long productId, Boolean isValid) {}

  /**
   * What V3 gives for one client.
   *
   * @param isPopular whether the client has no purchases and gets the most ordered products
   * @param orders distinct orders before as-of
   * @param places by rank
   */
  public record ClientList(String segment, boolean isPopular, int orders, List<Place> places) {}

  /**
   * One place of a list.
   *
   * @param orderCount distinct orders with the product: the client's, or all clients' in a popular
   *     list
   * @param lastOrderedAt null in a popular list
   */
  public record Place(long productId, double score, int orderCount, Instant lastOrderedAt) {}

  /** The lists over orders created before this instant, at most this long, by client ID. */
  public Map<Long, ClientList> lists(Instant asOf, int limit) {
    Map<Long, Set<Order>> pastOrders = pastOrdersByClient(asOf);
    Map<Long, Set<Long>> productsByOrder = productsByOrder();
    List<Place> popular = popular(pastOrders.values(), productsByOrder, limit);

    Map<Long, ClientList> lists = new TreeMap<>();
    for (long client : knownClients()) {
      Set<Order> own = pastOrders.getOrDefault(client, Set.of());
      Map<Long, List<Order>> history = ordersByProduct(own, productsByOrder);
      lists.put(
          client,
          history.isEmpty()
              ? new ClientList("LIGHT", true, own.size(), popular)
              : scored(own.size(), history, asOf, limit));
    }
    return lists;
  }

  /** Clients with a row and clients with an order of any date. */
  private Set<Long> knownClients() {
    Set<Long> known = new TreeSet<>();
    clients.forEach(client -> known.add(client.id()));
    Map<Long, Long> clientByAgreement = clientByAgreement();
    orders.stream()
        .map(order -> clientByAgreement.get(order.agreementId()))
        .filter(Objects::nonNull)
        .forEach(known::add);
    return known;
  }

  private Map<Long, Long> clientByAgreement() {
    return agreements.stream().collect(Collectors.toMap(Agreement::id, Agreement::clientId));
  }

  Map<Long, Set<Order>> pastOrdersByClient(Instant asOf) {
    Map<Long, Long> clientByAgreement = clientByAgreement();
    return orders.stream()
        .filter(order -> order.created().isBefore(asOf))
        .filter(order -> clientByAgreement.containsKey(order.agreementId()))
        .collect(
            Collectors.groupingBy(
                order -> clientByAgreement.get(order.agreementId()), Collectors.toSet()));
  }

  Map<Long, Set<Long>> productsByOrder() {
    return lines.stream()
        .filter(line -> line.orderId() != null && line.productId() != null)
        .filter(line -> !Boolean.FALSE.equals(line.isValid()))
        .filter(line -> !excludedProducts.contains(line.productId()))
        .collect(
            Collectors.groupingBy(
                Line::orderId, Collectors.mapping(Line::productId, Collectors.toSet())));
  }

  private static Map<Long, List<Order>> ordersByProduct(
      Collection<Order> orders, Map<Long, Set<Long>> productsByOrder) {
    Map<Long, List<Order>> ordersByProduct = new HashMap<>();
    for (Order order : orders) {
      for (long product : productsByOrder.getOrDefault(order.id(), Set.of())) {
        ordersByProduct.merge(
            product, List.of(order), (a, b) -> Stream.of(a, b).flatMap(List::stream).toList());
      }
    }
    return ordersByProduct;
  }

  private static List<Place> popular(
      Collection<Set<Order>> pastOrders, Map<Long, Set<Long>> productsByOrder, int limit) {
    Set<Order> all = new HashSet<>();
    pastOrders.forEach(all::addAll);
    Map<Long, Integer> counts = new HashMap<>();
    for (Order order : all) {
      productsByOrder
          .getOrDefault(order.id(), Set.of())
          .forEach(product -> counts.merge(product, 1, Integer::sum));
    }
    double highest = counts.values().stream().mapToInt(count -> count).max().orElse(1);
    return counts.entrySet().stream()
        .map(e -> new Place(e.getKey(), e.getValue() / highest, e.getValue(), null))
        .sorted(BY_RANK)
        .limit(Math.min(limit, POPULAR_MAX))
        .toList();
  }

  private static ClientList scored(
      int orders, Map<Long, List<Order>> ordersByProduct, Instant asOf, int limit) {
    int highest = ordersByProduct.values().stream().mapToInt(List::size).max().getAsInt();
    String segment = segment(orders, ordersByProduct.values());
    List<Place> places =
        ordersByProduct.entrySet().stream()
            .map(e -> place(e.getKey(), e.getValue(), highest, segment, asOf))
            .sorted(BY_RANK)
            .limit(limit)
            .toList();
    return new ClientList(segment, false, orders, places);
  }

  private static String segment(int orders, Collection<List<Order>> ordersByProduct) {
    if (orders >= 500) {
      return "HEAVY";
    }
    if (orders < 100) {
      return "LIGHT";
    }
    double repurchased = ordersByProduct.stream().filter(found -> found.size() >= 2).count();
    return repurchased / ordersByProduct.size() >= 0.40
        ? "REGULAR_CONSISTENT"
        : "REGULAR_EXPLORATORY";
  }

  private static Place place(
      long product, List<Order> orders, int highest, String segment, Instant asOf) {
    Instant last = orders.stream().map(Order::created).max(Comparator.naturalOrder()).get();
    double frequency = (double) orders.size() / highest;
    double recency = StrictMath.exp(-Duration.between(last, asOf).toDays() / 90.0);
    double score =
        switch (segment) {
          case "HEAVY" -> 0.60 * frequency + 0.25 * recency;
          case "REGULAR_CONSISTENT" -> 0.50 * frequency + 0.35 * recency;
          case "REGULAR_EXPLORATORY" -> 0.25 * frequency + 0.50 * recency;
          default -> 0.70 * frequency + 0.30 * recency;
        };
    return new Place(product, score, orders.size(), last);
  }
}
