package io.concord.local.verify;

import io.concord.local.database.SourceConnection;
import io.concord.local.verify.ClientPurchases.ProductPurchases;
import io.concord.local.verify.ExpectedList.ExpectedPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What V3 needs of the source tables. Rows are aggregated by the database and streamed: heap holds
 * the products of one client at a time.
 */
final class OrderDatabase {
  private final SourceConnection source;
  private final Set<Long> excludedProducts;

  /**
   * @param excludedProducts IDs of bookkeeping products, left out everywhere
   */
  OrderDatabase(SourceConnection source, Collection<Long> excludedProducts) {
    this.source = source;
    this.excludedProducts = Set.copyOf(excludedProducts);
  }

  /** All clients, ascending: those with a row and those with an order. */
  long[] clientIds() {
    LongStream.Builder ids = LongStream.builder();
    source.query(
        OrderSql.CLIENT_IDS,
        List.of(),
        row -> {
          ids.add(row.getLong(1));
          return true;
        });
    return ids.build().toArray();
  }

  /** Shows each of these clients that the database knows. */
  void forEachClient(
      Collection<Long> clientIds, LocalDate asOf, Consumer<ClientPurchases> visitor) {
    LocalDateTime cut = asOf.atStartOfDay();
    Map<Long, Integer> orders = orders(clientIds, cut);
    List<Object> parameters = new ArrayList<>(clientIds);
    parameters.add(cut);
    ProductsByClient products = new ProductsByClient(orders, visitor);
    source.query(OrderSql.products(clientIds.size()), parameters, products::add);
    products.finish();
    orders.forEach(
        (client, count) -> visitor.accept(new ClientPurchases(client, count, List.of())));
  }

  private Map<Long, Integer> orders(Collection<Long> clientIds, LocalDateTime cut) {
    List<Object> parameters = new ArrayList<>(clientIds);
    parameters.add(cut);
    parameters.addAll(clientIds);
    Map<Long, Integer> orders = new HashMap<>();
    source.query(
        OrderSql.orders(clientIds.size()),
        parameters,
        row -> {
          orders.merge(row.getLong(1), row.getInt(2), Integer::sum);
          return true;
        });
    return orders;
  }

  /** The products of most orders of all clients before the day, ties by product ID. */
  List<ExpectedPlace> popular(LocalDate asOf, int limit) {
    List<ExpectedPlace> places = new ArrayList<>();
    source.query(
        OrderSql.POPULAR,
        List.of(asOf.atStartOfDay()),
        row -> {
          if (!excludedProducts.contains(row.getLong(1))) {
            int highest = places.isEmpty() ? row.getInt(2) : places.get(0).orderCount();
            places.add(ReferenceV3.popularPlace(row.getLong(1), row.getInt(2), highest));
          }
          return places.size() < limit;
        });
    return places;
  }

  /** The newest lines of the product on the client's orders, valid or not. */
  List<LineRow> lines(long clientId, long productId, int limit) {
    List<LineRow> lines = new ArrayList<>();
    source.query(
        OrderSql.LINES,
        List.of(clientId, productId),
        row -> {
          LocalDateTime created = row.getObject(2, LocalDateTime.class);
          lines.add(new LineRow(row.getLong(1), created, row.getLong(3), row.getInt(4) != 0));
          return lines.size() < limit;
        });
    return lines;
  }

  /** Gathers rows, which come client by client, and takes the clients off that have any. */
  private final class ProductsByClient {
    private final Map<Long, Integer> orders;
    private final Consumer<ClientPurchases> visitor;
    private final List<ProductPurchases> products = new ArrayList<>();
    private long clientId;

    ProductsByClient(Map<Long, Integer> orders, Consumer<ClientPurchases> visitor) {
      this.orders = orders;
      this.visitor = visitor;
    }

    boolean add(ResultSet row) throws SQLException {
      if (row.getLong(1) != clientId) {
        finish();
        clientId = row.getLong(1);
      }
      if (!excludedProducts.contains(row.getLong(2))) {
        LocalDateTime lastOrderedAt = row.getObject(4, LocalDateTime.class);
        products.add(new ProductPurchases(row.getLong(2), row.getInt(3), lastOrderedAt));
      }
      return true;
    }

    void finish() {
      if (!products.isEmpty()) {
        // null when the client's first order came between the two queries
        Integer count = orders.remove(clientId);
        visitor.accept(new ClientPurchases(clientId, count == null ? 0 : count, products));
        products.clear();
      }
    }
  }
}
