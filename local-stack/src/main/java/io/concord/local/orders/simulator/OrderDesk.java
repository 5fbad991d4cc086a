package io.concord.local.orders.simulator;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What the actions find and write in the database: buyers, what they usually buy, recent orders.
 * All choices are made with the seeded random; rows come in a fixed order, so that they can be
 * repeated.
 */
final class OrderDesk {
  private static final int RECENT_ORDERS = 300;
  private static final int USUAL_PRODUCTS = 60;
  private static final double USUAL_SHARE = 0.85;
  private static final BigDecimal PRICE_UNKNOWN = BigDecimal.TEN;

  private final Sql sql;
  private final Random random;
  private final Supplier<LocalDateTime> wallClock;
  private final Carts carts;

  OrderDesk(Connection connection, Random random, Supplier<LocalDateTime> wallClock, Carts carts) {
    this.sql = new Sql(connection);
    this.random = random;
    this.wallClock = wallClock;
    this.carts = carts;
  }

  Sql sql() {
    return sql;
  }

  Random random() {
    return random;
  }

  Carts carts() {
    return carts;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An agreement chosen by ID; empty when there are none. */
  Optional<Buyer> someBuyer() throws SQLException {
    Optional<Long> id = someId("ClientAgreement");
    return id.isEmpty()
        ? Optional.empty()
        : sql.first(
            OrderDesk::buyer,
            """
            SELECT a."ID" AS "AgreementID", a."ClientID", c."Name"
            FROM dbo."ClientAgreement" a JOIN dbo."Client" c ON c."ID" = a."ClientID"
            WHERE a."ID" = ?
            """,
            id.get());
  }

  Optional<PlacedOrder> someRecentOrder() throws SQLException {
    List<Long> recent =
        sql.list(
            row -> row.getLong(1),
            "SELECT \"ID\" FROM dbo.\"Order\" ORDER BY \"ID\" DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY",
            RECENT_ORDERS);
    return recent.isEmpty() ? Optional.empty() : order(pick(recent));
  }

  /** A valid line of a recent order. */
  Optional<PlacedLine> someRecentLine() throws SQLException {
    Optional<PlacedOrder> order = someRecentOrder();
    if (order.isEmpty()) {
      return Optional.empty();
    }
    List<PlacedLine> lines =
        sql.list(
            row ->
                new PlacedLine(
                    row.getLong("ID"), row.getLong("ProductID"), row.getDouble("Qty"), order.get()),
            """
            SELECT "ID", "ProductID", "Qty" FROM dbo."OrderItem"
            WHERE "OrderID" = ? AND "ProductID" IS NOT NULL
            AND CAST("IsValidForCurrentSale" AS int) = 1 ORDER BY "ID"
            """,
            order.get().id());
    return lines.isEmpty() ? Optional.empty() : Optional.of(pick(lines));
  }

  /** Up to so many different products, mostly what the client has bought before. */
  List<Wish> wishes(Buyer buyer, int count) throws SQLException {
    List<Wish> usual = usualProducts(buyer);
    Map<Long, Wish> wishes = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Optional<Wish> wish =
          !usual.isEmpty() && random.nextDouble() < USUAL_SHARE
              ? Optional.of(usual.get((int) (usual.size() * Math.pow(random.nextDouble(), 1.5))))
              : someProduct();
      wish.ifPresent(chosen -> wishes.putIfAbsent(chosen.productId(), chosen));
    }
    return new ArrayList<>(wishes.values());
  }

  Optional<Wish> someProduct() throws SQLException {
    Optional<Long> product = someId("Product");
    return product.isEmpty()
        ? Optional.empty()
        : Optional.of(wish(product.get(), lastPrice(product.get())));
  }

  /** Adds an order of now; returns its ID. */
  long addOrder(Buyer buyer) throws SQLException {
    return sql.insert(
        "Order", List.of("ClientAgreementID", "Created"), buyer.agreementId(), wallClock.get());
  }

  /**
   * Adds a line; returns its ID.
   *
   * @param order null for a line in a cart
   */
  long addLine(Long order, Wish wish) throws SQLException {
    return sql.insert(
        "OrderItem",
        List.of("OrderID", "ProductID", "Qty", "PricePerItem"),
        order,
        wish.productId(),
        (double) wish.qty(),
        wish.price());
  }

  private Optional<PlacedOrder> order(long id) throws SQLException {
    return sql.first(
        row -> new PlacedOrder(id, buyer(row)),
        """
        SELECT a."ID" AS "AgreementID", a."ClientID", c."Name"
        FROM dbo."Order" o
        JOIN dbo."ClientAgreement" a ON a."ID" = o."ClientAgreementID"
        JOIN dbo."Client" c ON c."ID" = a."ClientID"
        WHERE o."ID" = ?
        """,
        id);
  }

  /** Most ordered first. */
  private List<Wish> usualProducts(Buyer buyer) throws SQLException {
    return sql.list(
        row -> wish(row.getLong(1), row.getBigDecimal(2)),
        """
        SELECT i."ProductID", max(i."PricePerItem")
        FROM dbo."ClientAgreement" a
        JOIN dbo."Order" o ON o."ClientAgreementID" = a."ID"
        JOIN dbo."OrderItem" i ON i."OrderID" = o."ID"
        WHERE a."ClientID" = ? AND i."ProductID" IS NOT NULL
        AND CAST(i."IsValidForCurrentSale" AS int) = 1
        GROUP BY i."ProductID" ORDER BY count(DISTINCT o."ID") DESC, i."ProductID"
        OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
        """,
        buyer.clientId(),
        USUAL_PRODUCTS);
  }

  /** Among the latest lines, since no index leads from a product to its lines. */
  private BigDecimal lastPrice(long product) throws SQLException {
    return sql.first(
            row -> row.getBigDecimal(1),
            """
            SELECT "PricePerItem" FROM dbo."OrderItem"
            WHERE "ProductID" = ? AND "ID" > (SELECT max("ID") - 100000 FROM dbo."OrderItem")
            ORDER BY "ID" DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
            """,
            product)
        .orElse(PRICE_UNKNOWN);
  }

  private Wish wish(long product, BigDecimal price) {
    return new Wish(product, 1 + Math.min(random.nextInt(12), random.nextInt(12)), price);
  }

  /**
   * The ID at or above a random one, which costs two look-ups in the key however large the table.
   */
  private Optional<Long> someId(String table) throws SQLException {
    String from = " FROM dbo.\"" + table + "\"";
    Range range =
        sql.first(
                row -> new Range(row.getObject(1, Long.class), row.getObject(2, Long.class)),
                "SELECT min(\"ID\"), max(\"ID\")" + from)
            .orElseThrow();
    return range.min() == null
        ? Optional.empty()
        : sql.first(
            row -> row.getLong(1),
            "SELECT \"ID\""
                + from
                + " WHERE \"ID\" >= ? ORDER BY \"ID\" OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY",
            range.min() + (long) (random.nextDouble() * (range.max() - range.min())));
  }

  private static Buyer buyer(ResultSet row) throws SQLException {
    return new Buyer(row.getLong("ClientID"), row.getString("Name"), row.getLong("AgreementID"));
  }

  /** Lowest and highest ID of a table; null when it is empty. */
  private record Range(Long min, Long max) {}
}
