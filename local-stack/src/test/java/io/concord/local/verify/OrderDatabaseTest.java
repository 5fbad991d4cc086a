package io.concord.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.concord.local.database.SourceConnection;
import io.concord.local.database.SourceDatabaseException;
import io.concord.local.oracle.SourceTables;
import io.concord.local.verify.ExpectedList.ExpectedPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries over a PostgreSQL, with a row for each rule of what counts. */
class OrderDatabaseTest {
  private static final LocalDate AS_OF = LocalDate.of(2024, 7, 2);
  private static final List<Long> ALL = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L);

  @TempDir static Path directory;
  private static SourceTables tables;
  private static SourceConnection source;

  private final DatabaseLists lists = new DatabaseLists(new OrderDatabase(source, List.of(99L)));

  @BeforeAll
  static void start() throws IOException, SQLException {
    tables = new SourceTables(directory);
    tables.execute(
        """
        INSERT INTO dbo."Client" ("ID") VALUES (1), (2), (3), (5);
        -- client 1 has two agreements, client 4 no row, client 3 no agreement
        INSERT INTO dbo."ClientAgreement" VALUES (11, 1), (12, 1), (21, 2), (41, 4), (51, 5), (61, 6);
        INSERT INTO dbo."Order" ("ID", "ClientAgreementID", "Created", "Deleted") VALUES
          (101, 11, '2024-07-01 23:59:59.999999', true),
          (102, 12, '2024-06-01', false),
          (103, 12, '2024-07-02', false),
          (201, 21, '2024-06-30', false),
          (401, 41, '2024-08-01', false),
          (501, 51, '2024-06-01', false),
          (901, 90, '2024-06-01', false);
        INSERT INTO dbo."OrderItem" ("ID", "OrderID", "ProductID", "IsValidForCurrentSale", "Deleted") VALUES
          (1, 101, 10, true, true), (2, 101, 10, true, false), (3, 102, 10, NULL, false),
          (4, 102, 20, true, false), (5, 102, 30, false, false), (6, 102, 99, true, false),
          (7, 103, 40, true, false), (8, NULL, 50, true, false), (9, 102, NULL, true, false),
          (10, 201, 20, false, false), (11, 401, 60, true, false), (12, 501, 99, true, false),
          (13, 901, 70, true, false);
        """);
    source = SourceConnection.openSnapshots(tables.jdbcUrl());
  }

  @AfterAll
  static void stop() throws IOException {
    source.close();
    tables.close();
  }

  @Test
  void shouldKnowClientsWithARowAndClientsWithAnOrder() {
    assertThat(lists.clientIds()).containsExactly(1, 2, 3, 4, 5);
    assertThat(lists.lists(ALL, AS_OF)).containsOnlyKeys(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void shouldCountValidLinesOfPastOrdersOfAllAgreements() {
    ExpectedList list = lists.lists(ALL, AS_OF).get(1L);

    assertThat(list.orders()).isEqualTo(2);
    assertThat(list.source()).isEqualTo("history");
    assertThat(list.places())
        .extracting(ExpectedPlace::productId, ExpectedPlace::orderCount)
        .containsExactly(tuple(10L, 2), tuple(20L, 1));
    assertThat(list.places().get(0).lastOrderedAt())
        .isEqualTo(LocalDateTime.parse("2024-07-01T23:59:59.999999"));
    assertThat(list.places().get(0).score()).isEqualTo(1.0);
  }

  @Test
  void shouldOfferWhatAllClientsOrderToThoseWithoutPurchases() {
    Map<Long, ExpectedList> all = lists.lists(ALL, AS_OF);

    for (long client : new long[] {2, 3, 4, 5}) {
      ExpectedList list = all.get(client);
      assertThat(list.source()).isEqualTo("popular");
      assertThat(list.orders()).isEqualTo(client == 2 || client == 5 ? 1 : 0);
      assertThat(list.places())
          .containsExactly(
              new ExpectedPlace(10, 1.0, 2, null), new ExpectedPlace(20, 0.5, 1, null));
    }
  }

  @Test
  void shouldReadPopularProductsAgainOnlyWhenToldTo() throws SQLException {
    ExpectedList before = lists.lists(List.of(3L), AS_OF).get(3L);
    tables.execute("UPDATE dbo.\"OrderItem\" SET \"ProductID\" = 21 WHERE \"ID\" = 4");

    assertThat(lists.lists(List.of(3L), AS_OF).get(3L)).isEqualTo(before);
    lists.forgetPopular();
    assertThat(lists.lists(List.of(3L), AS_OF).get(3L).places().get(1).productId()).isEqualTo(21);

    tables.execute("UPDATE dbo.\"OrderItem\" SET \"ProductID\" = 20 WHERE \"ID\" = 4");
  }

  @Test
  void shouldShowEveryLineOfAProductNewestFirst() {
    assertThat(lists.lines(1, 10, 50))
        .extracting(LineRow::orderId, LineRow::lineId)
        .containsExactly(tuple(101L, 1L), tuple(101L, 2L), tuple(102L, 3L));
    assertThat(lists.lines(1, 30, 50))
        .containsExactly(new LineRow(102, LocalDateTime.parse("2024-06-01T00:00"), 5, false));
    assertThat(lists.lines(1, 70, 50)).isEmpty();
    assertThat(lists.lines(1, 10, 1)).extracting(LineRow::lineId).containsExactly(1L);
  }

  @Test
  void shouldNameTheDatabaseWhenItHasNoTables() throws SQLException {
    tables.execute("ALTER TABLE dbo.\"Order\" RENAME TO \"Gone\"");
    try (SourceConnection broken = SourceConnection.openSnapshots(tables.jdbcUrl())) {
      assertThatThrownBy(new OrderDatabase(broken, List.of())::clientIds)
          .isInstanceOf(SourceDatabaseException.class)
          .hasMessageMatching(
              "the database jdbc:postgresql://\\S+ cannot be read: .*\"dbo.Order\".*");
    } finally {
      tables.execute("ALTER TABLE dbo.\"Gone\" RENAME TO \"Order\"");
    }
  }
}
