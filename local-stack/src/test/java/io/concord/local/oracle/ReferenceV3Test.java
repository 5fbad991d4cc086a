package io.concord.local.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference itself, against lists worked out by hand. */
class ReferenceV3Test {
  private static final Instant AS_OF = Instant.parse("2024-07-02T00:00:00Z");
  private static final long EXCLUDED = 99;

  @TempDir static Path directory;
  private static SourceTables tables;

  private final ReferenceV3 reference = new ReferenceV3(tables.database(), List.of(EXCLUDED), 3);

  @BeforeAll
  static void start() throws IOException, SQLException {
    tables = new SourceTables(directory);
  }

  @AfterAll
  static void stop() throws IOException {
    tables.close();
  }

  @BeforeEach
  void fill() throws SQLException {
    tables.execute(
        """
        TRUNCATE dbo."Client", dbo."ClientAgreement", dbo."Order", dbo."OrderItem";
        INSERT INTO dbo."Client" ("ID") VALUES (1), (2), (3), (4), (5), (6), (8);
        -- agreement 31 was client 3's before it moved to client 4; client 7 has no row
        INSERT INTO dbo."ClientAgreement" VALUES (11, 1), (12, 1), (21, 2), (31, 4), (51, 5), (71, 7), (81, 8);
        INSERT INTO dbo."Order" ("ID", "ClientAgreementID", "Created", "Deleted") VALUES
          (101, 11, '2024-07-01 12:00', false),
          (102, 12, '2024-06-01', false),
          (201, 21, '2024-07-01', true),
          (202, 21, '2024-07-02', false),
          (203, 21, '2024-06-30', false),
          (301, 31, '2024-04-03', false),
          (501, 51, '2024-06-01', false),
          (701, 71, '2024-08-01', false),
          (801, 81, '2024-07-01 00:00:00.000001', false),
          (802, 81, '2024-06-30 23:59:59.999999', false),
          (901, 90, '2024-06-01', false);
        INSERT INTO dbo."OrderItem" ("ID", "OrderID", "ProductID", "IsValidForCurrentSale", "Deleted") VALUES
          (1, 101, 20, true, false), (2, 101, 10, true, true),
          (3, 102, 10, true, false), (4, 102, 30, true, false), (5, 102, 25, true, false),
          (6, 201, 10, true, false), (7, 201, 20, false, false), (8, 201, NULL, true, false),
          (9, 201, 99, true, false), (10, 201, 40, NULL, false), (11, NULL, 50, true, false),
          (12, 202, 60, true, false), (13, 203, 61, false, false),
          (14, 301, 10, true, false), (15, 501, 62, false, false), (16, 501, 99, true, false),
          (17, 701, 63, true, false),
          (18, 801, 80, true, false), (19, 801, 80, true, false), (20, 802, 81, true, false),
          (21, 901, 70, true, false), (22, 902, 70, true, false);
        """);
  }

  @Test
  void shouldListEveryClientWithARowOrAnOrder() throws SQLException {
    assertThat(reference.lists(AS_OF)).containsOnlyKeys(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void shouldRankTiesByProductAndNameThoseBeyondTheEnd() throws SQLException {
    ReferenceList list = reference.lists(AS_OF).get(1L);

    assertThat(list.segment()).isEqualTo("LIGHT");
    assertThat(list.source()).isEqualTo("history");
    assertThat(list.orders()).isEqualTo(2);
    assertThat(list.productIds()).containsExactly(10L, 20L, 25L);
    assertThat(list.products().get(0))
        .isEqualTo(new ReferenceProduct(1, 10, 1.0, 2, Instant.parse("2024-07-01T12:00:00Z"), 0));
    assertThat(list.products().get(1).score()).isEqualTo(0.65, within(1e-15));
    assertThat(list.products().get(2).score()).isEqualTo(0.562584, within(1e-6));
    assertThat(list.products().get(2).days()).isEqualTo(31);
    assertThat(list.beyondTheEnd()).extracting(ReferenceProduct::productId).containsExactly(30L);
  }

  @Test
  void shouldCountOnlyValidLinesOfPastOrders() throws SQLException {
    ReferenceList list = reference.lists(AS_OF).get(2L);

    assertThat(list.orders()).as("one of them without valid lines").isEqualTo(2);
    assertThat(list.productIds()).containsExactly(10L, 40L);
    assertThat(list.products())
        .allSatisfy(product -> assertThat(product.score()).isEqualTo(0.996685, within(1e-6)));
  }

  @Test
  void shouldFollowAnAgreementToItsClient() throws SQLException {
    Map<Long, ReferenceList> lists = reference.lists(AS_OF);

    assertThat(lists.get(3L).source()).isEqualTo("popular");
    assertThat(lists.get(4L).productIds()).containsExactly(10L);
    assertThat(lists.get(4L).products().get(0).days()).isEqualTo(90);
    assertThat(lists.get(4L).products().get(0).score()).isEqualTo(0.810364, within(1e-6));
  }

  @Test
  void shouldOfferPopularProductsToClientsWithoutPurchases() throws SQLException {
    Map<Long, ReferenceList> lists = reference.lists(AS_OF);

    for (long client : new long[] {3, 5, 6, 7}) {
      ReferenceList list = lists.get(client);
      assertThat(list.source()).isEqualTo("popular");
      assertThat(list.segment()).isEqualTo("LIGHT");
      assertThat(list.orders()).isEqualTo(client == 5 ? 1 : 0);
      assertThat(list.products())
          .containsExactly(
              new ReferenceProduct(1, 10, 1.0, 4, null, null),
              new ReferenceProduct(2, 20, 0.25, 1, null, null),
              new ReferenceProduct(3, 25, 0.25, 1, null, null));
    }
  }

  @Test
  void shouldCountAnOrderOncePerProductAndOnlyWholeDays() throws SQLException {
    List<ReferenceProduct> products = reference.lists(AS_OF).get(8L).products();

    assertThat(products).extracting(ReferenceProduct::productId).containsExactly(80L, 81L);
    assertThat(products).extracting(ReferenceProduct::orderCount).containsExactly(1, 1);
    assertThat(products).extracting(ReferenceProduct::days).containsExactly(0, 1);
  }

  @Test
  void shouldGiveEmptyListsWhenNothingWasSold() throws SQLException {
    ReferenceList list = reference.lists(Instant.parse("2020-01-01T00:00:00Z")).get(1L);

    assertThat(list.products()).isEmpty();
    assertThat(list.segment()).isEqualTo("LIGHT");
    assertThat(list.orders()).isZero();
  }

  @Test
  void shouldSegmentByOrdersAndShareOfRepurchasedProducts() throws SQLException {
    oneProductInEveryOrder(1001, 99);
    oneProductInEveryOrder(1002, 100);
    oneProductInEveryOrder(1003, 100);
    oneProductInEveryOrder(1004, 499);
    oneProductInEveryOrder(1005, 500);
    // 1002: two of five products twice, exactly 0.40; 1003: one of three
    addLines(1002, "(1, 20), (2, 20), (3, 30), (4, 40), (5, 50)");
    addLines(1003, "(1, 20), (2, 30)");

    Map<Long, ReferenceList> lists = reference.lists(AS_OF);

    assertPlaces(lists.get(1001L), "LIGHT", 1.0);
    assertPlaces(lists.get(1002L), "REGULAR_CONSISTENT", 0.85, 0.36, 0.355);
    assertPlaces(lists.get(1003L), "REGULAR_EXPLORATORY", 0.75, 0.5025, 0.5025);
    assertPlaces(lists.get(1004L), "REGULAR_CONSISTENT", 0.85);
    assertPlaces(lists.get(1005L), "HEAVY", 0.85);
  }

  /**
   * Orders of yesterday noon, age 0, numbered from 1000 times the client on; each has product 10.
   */
  private static void oneProductInEveryOrder(long client, int orders) throws SQLException {
    tables.execute(
        """
        INSERT INTO dbo."ClientAgreement" VALUES (%1$d, %1$d);
        INSERT INTO dbo."Order" ("ID", "ClientAgreementID", "Created")
          SELECT %1$d * 1000 + n, %1$d, '2024-07-01 12:00' FROM generate_series(1, %2$d) n;
        INSERT INTO dbo."OrderItem" ("ID", "OrderID", "ProductID")
          SELECT "ID" * 10, "ID", 10 FROM dbo."Order" WHERE "ClientAgreementID" = %1$d;
        """
            .formatted(client, orders));
  }

  private static void addLines(long client, String ordersAndProducts) throws SQLException {
    tables.execute(
        """
        INSERT INTO dbo."OrderItem" ("ID", "OrderID", "ProductID")
          SELECT (%1$d * 1000 + n) * 10 + 1, %1$d * 1000 + n, product FROM (VALUES %2$s) v (n, product)
        """
            .formatted(client, ordersAndProducts));
  }

  private static void assertPlaces(ReferenceList list, String segment, double... scores) {
    assertThat(list.segment()).isEqualTo(segment);
    assertThat(list.products().stream().mapToDouble(ReferenceProduct::score).toArray())
        .containsExactly(scores, within(1e-12));
  }
}
