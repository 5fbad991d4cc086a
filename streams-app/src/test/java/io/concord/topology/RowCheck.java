package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.oracle.BatchV3;
import io.concord.purchase.Amount;
import io.concord.purchase.Header;
import io.concord.purchase.Line;
import io.concord.purchase.Ticks;
import io.concord.store.CatalogueProduct;
import io.concord.store.CatalogueView;
import io.concord.store.OrderStore;
import io.concord.store.PlacedOrder;
import io.concord.store.PurchaseView;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** Compares the stores of each stage, row by row, with the source tables. */
final class RowCheck {
  private final SourceDatabase database;
  private final Map<Long, Long> clientByAgreement;
  private final Map<Long, BatchV3.Order> orders;
  private final List<BatchV3.Line> lines;

  RowCheck(SourceDatabase database) {
    this.database = database;
    BatchV3 batch = database.batch(TopologyFixture.EXCLUDED);
    clientByAgreement =
        batch.agreements().stream()
            .collect(Collectors.toMap(BatchV3.Agreement::id, BatchV3.Agreement::clientId));
    orders = batch.orders().stream().collect(Collectors.toMap(BatchV3.Order::id, order -> order));
    lines =
        batch.lines().stream()
            .filter(line -> line.orderId() != null && line.productId() != null)
            .filter(line -> !Boolean.FALSE.equals(line.isValid()))
            .filter(line -> !TopologyFixture.EXCLUDED.contains(line.productId()))
            .toList();
  }

  /** Headers, lines and agreements, in a task that holds these orders. */
  void orders(OrderStore store, LongPredicate holds) {
    for (long agreement : database.idsEver("ClientAgreement")) {
      assertThat(store.client(agreement)).isEqualTo(clientByAgreement.get(agreement));
      assertThat(store.orders(agreement))
          .as("orders of agreement %s", agreement)
          .containsExactlyElementsOf(
              orders.values().stream()
                  .filter(order -> order.agreementId() == agreement && holds.test(order.id()))
                  .map(BatchV3.Order::id)
                  .sorted()
                  .toList());
    }
    for (long order : database.idsEver("Order")) {
      if (holds.test(order)) {
        assertThat(store.order(order)).as("order %s", order).isEqualTo(placed(orders.get(order)));
        Map<Long, Line> stored = new HashMap<>();
        store.forEachLine(order, stored::put);
        assertThat(stored).as("lines of order %s", order).isEqualTo(lines(order));
      }
    }
  }

  private PlacedOrder placed(BatchV3.Order order) {
    return order == null
        ? null
        : new PlacedOrder(
            new Header(order.agreementId(), Ticks.of(order.created())),
            clientByAgreement.get(order.agreementId()));
  }

  private Map<Long, Line> lines(long order) {
    return lines.stream()
        .filter(line -> line.orderId() == order)
        .collect(
            Collectors.toMap(
                BatchV3.Line::id, line -> new Line(line.productId(), amount(line.id()))));
  }

  private Amount amount(long line) {
    Map<String, Object> row = database.rows("OrderItem").get(line);
    Object price = row.get("PricePerItem");
    return new Amount(
        (Double) row.get("Qty"),
        price == null ? null : new BigDecimal(price.toString()).stripTrailingZeros());
  }

  private record Bought(
      long client, long product, long order, long line, long createdTicks, Amount amount) {}

  private record Placed(long client, long order, long createdTicks) {}

  /** Names, orders and lines of every client; each client's may be in another store. */
  void purchases(Function<Long, PurchaseView> views) {
    Set<Bought> bought = new HashSet<>();
    Set<Placed> placed = new HashSet<>();
    for (long client : database.clientsEver()) {
      PurchaseView purchases = views.apply(client);
      purchases.forEachPurchase(
          client,
          null,
          (product, order, line, purchase) ->
              bought.add(
                  new Bought(
                      client, product, order, line, purchase.createdTicks(), purchase.amount())));
      purchases.forEachOrder(
          client, (order, created) -> placed.add(new Placed(client, order, created)));
      assertThat(purchases.name(client)).as("name of client %s", client).isEqualTo(name(client));
    }
    assertThat(placed).isEqualTo(placedOrders());
    assertThat(bought).isEqualTo(boughtLines());
  }

  private Optional<String> name(long client) {
    Map<String, Object> row = database.rows("Client").get(client);
    return row == null ? null : Optional.ofNullable((String) row.get("Name"));
  }

  private Set<Placed> placedOrders() {
    return orders.values().stream()
        .filter(order -> clientByAgreement.containsKey(order.agreementId()))
        .map(
            order ->
                new Placed(
                    clientByAgreement.get(order.agreementId()),
                    order.id(),
                    Ticks.of(order.created())))
        .collect(Collectors.toSet());
  }

  private Set<Bought> boughtLines() {
    Map<Long, Placed> placed =
        placedOrders().stream().collect(Collectors.toMap(Placed::order, order -> order));
    return lines.stream()
        .filter(line -> placed.containsKey(line.orderId()))
        .map(
            line -> {
              Placed order = placed.get(line.orderId());
              return new Bought(
                  order.client(),
                  line.productId(),
                  order.order(),
                  line.id(),
                  order.createdTicks(),
                  amount(line.id()));
            })
        .collect(Collectors.toSet());
  }

  /** Names, vendor codes and car brands of every product. */
  void catalogue(CatalogueView catalogue) {
    Set<Long> products = new HashSet<>(database.idsEver("Product"));
    database.rows("ProductCarBrand").values().stream()
        .map(link -> SourceDatabase.number(link, "ProductID"))
        .filter(Objects::nonNull)
        .forEach(products::add);
    for (long product : products) {
      Map<String, Object> row = database.rows("Product").getOrDefault(product, Map.of());
      assertThat(catalogue.product(product))
          .isEqualTo(
              new CatalogueProduct((String) row.get("Name"), (String) row.get("VendorCode")));
      assertThat(catalogue.brands(product))
          .as("brands of product %s", product)
          .isEqualTo(brands(product));
    }
  }

  private List<String> brands(long product) {
    return database.rows("ProductCarBrand").values().stream()
        .filter(link -> Objects.equals(SourceDatabase.number(link, "ProductID"), product))
        .map(link -> SourceDatabase.number(link, "CarBrandID"))
        .map(brand -> brand == null ? null : database.rows("CarBrand").get(brand))
        .map(brand -> brand == null ? null : (String) brand.get("Name"))
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }
}
