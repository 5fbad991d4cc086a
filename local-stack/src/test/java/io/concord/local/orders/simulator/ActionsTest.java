package io.concord.local.orders.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.orders.SourceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsTest {
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-03-14T09:30:00.5");

  @TempDir static Path directory;
  private static SourceDatabase database;

  private Connection connection;
  private OrderDesk desk;

  @BeforeAll
  static void startDatabase() throws IOException, SQLException {
    database = SourceDatabase.start(directory);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    database.close();
  }

  /** One order with one line of client 410001, who has a second agreement. */
  @BeforeEach
  void fillTables() throws SQLException {
    database.recreateTables();
    database.execute(
        """
        INSERT INTO dbo."Client" ("ID", "Name") VALUES (410001, 'Spedition Krause GmbH');
        INSERT INTO dbo."ClientAgreement" ("ID", "ClientID") VALUES (7, 410001), (8, 410001);
        INSERT INTO dbo."Product" ("Name") SELECT 'Part ' || n FROM generate_series(1, 30) n;
        INSERT INTO dbo."Order" ("ClientAgreementID") VALUES (7);
        INSERT INTO dbo."OrderItem" ("OrderID", "ProductID", "Qty", "PricePerItem")
          VALUES (1, 5, 2.5, 9.90);
        """);
    connection = database.dataSource().getConnection();
    desk = new OrderDesk(connection, new Random(4), () -> NOW, new Carts());
  }

  @AfterEach
  void closeConnection() throws SQLException {
    connection.close();
  }

  @Test
  void shouldAddAnOrderOfNowWithLinesWhenPlacingAnOrder() throws SQLException {
    String sentence = perform(ActionKind.PLACE_ORDER);
    assertThat(sentence)
        .matches("client 410001 Spedition Krause GmbH ordered \\d+ products? \\(order 2\\)");
    assertThat(database.one("SELECT \"Created\" FROM dbo.\"Order\" WHERE \"ID\" = 2"))
        .isEqualTo("2026-03-14 09:30:00.5");
    assertThat(lines("\"OrderID\" = 2 AND \"Qty\" >= 1 AND \"PricePerItem\" > 0")).isPositive();
    assertThat(sentence).contains("ordered " + lines("\"OrderID\" = 2") + " product");
  }

  @Test
  void shouldOrderEachProductOnceAndMostlyTheUsualWhenPlacingManyOrders() throws SQLException {
    for (int i = 0; i < 100; i++) {
      perform(ActionKind.PLACE_ORDER);
    }
    assertThat(
            database.one(
                "SELECT max(n) FROM (SELECT count(*) n FROM dbo.\"OrderItem\" GROUP BY"
                    + " \"OrderID\", \"ProductID\") AS products"))
        .isEqualTo("1");
    assertThat(lines("\"ProductID\" = 5")).isGreaterThan(30);
    assertThat(
            Long.parseLong(
                database.one(
                    "SELECT max(n) FROM (SELECT count(*) n FROM dbo.\"OrderItem\" GROUP BY"
                        + " \"OrderID\") AS orders")))
        .isBetween(5L, 20L);
  }

  @Test
  void shouldGiveCartLinesTheirOrderLaterWhenACartIsOrdered() throws SQLException {
    assertThat(perform(ActionKind.FILL_CART))
        .matches("client 410001 Spedition Krause GmbH put \\d+ products? into its cart");
    long inCart = lines("\"OrderID\" IS NULL");
    assertThat(inCart).isPositive();
    assertThat(perform(ActionKind.ORDER_CART))
        .startsWith("client 410001 Spedition Krause GmbH ordered its cart of " + inCart)
        .endsWith("(order 2)");
    assertThat(lines("\"OrderID\" IS NULL")).isZero();
    assertThat(lines("\"OrderID\" = 2")).isEqualTo(inCart);
    assertThat(ActionKind.ORDER_CART.action().perform(desk)).isEmpty();
  }

  @Test
  void shouldDoNothingWhenTheLinesOfACartAreGone() throws SQLException {
    perform(ActionKind.FILL_CART);
    database.execute("DELETE FROM dbo.\"OrderItem\" WHERE \"OrderID\" IS NULL");
    assertThat(ActionKind.ORDER_CART.action().perform(desk)).isEmpty();
  }

  @Test
  void shouldChangeProductOrQuantityWhenCorrectingALine() throws SQLException {
    assertThat(perform(ActionKind.CORRECT_LINE))
        .matches(
            "client 410001 Spedition Krause GmbH corrected order 1: (\\d+ of product 5 instead of"
                + " 2.5|product \\d+ instead of 5)");
    assertThat(lines("\"ProductID\" = 5 AND \"Qty\" = 2.5")).isZero();
    assertThat(lines("\"OrderID\" = 1")).isEqualTo(1);
  }

  @Test
  void shouldKeepTheRowWhenInvalidatingALine() throws SQLException {
    assertThat(perform(ActionKind.INVALIDATE_LINE))
        .isEqualTo(
            "client 410001 Spedition Krause GmbH gave product 5 back (order 1, line now invalid)");
    assertThat(lines("NOT \"IsValidForCurrentSale\"")).isEqualTo(1);
    assertThat(ActionKind.INVALIDATE_LINE.action().perform(desk)).isEmpty();
  }

  @Test
  void shouldDeleteOrderAndLinesWhenCancelling() throws SQLException {
    assertThat(perform(ActionKind.CANCEL_ORDER))
        .isEqualTo("client 410001 Spedition Krause GmbH cancelled order 1 with 1 line");
    assertThat(lines("true")).isZero();
    assertThat(database.count("dbo.\"Order\"")).isZero();
  }

  @Test
  void shouldPreferTheClientsOtherAgreementWhenMovingAnOrder() throws SQLException {
    assertThat(perform(ActionKind.MOVE_ORDER))
        .isEqualTo(
            "order 1 moved from agreement 7 of client 410001 Spedition Krause GmbH to agreement 8"
                + " of client 410001 Spedition Krause GmbH");
    assertThat(database.one("SELECT \"ClientAgreementID\" FROM dbo.\"Order\"")).isEqualTo("8");
  }

  @Test
  void shouldDoNothingWhenTheDatabaseIsEmpty() throws SQLException {
    database.recreateTables();
    for (ActionKind kind : ActionKind.values()) {
      assertThat(kind.action().perform(desk)).isEmpty();
    }
  }

  @Test
  void shouldNotRepeatTheNumberWhenAClientIsNamedByIt() {
    assertThat(new Buyer(17850, "Client 17850", 1).spoken()).isEqualTo("client 17850");
    assertThat(new Buyer(17850, null, 1).spoken()).isEqualTo("client 17850");
  }

  /** Tries until there is something to do: a correction may come upon the value that stands. */
  private String perform(ActionKind kind) throws SQLException {
    for (int i = 0; i < 20; i++) {
      Optional<String> sentence = kind.action().perform(desk);
      if (sentence.isPresent()) {
        return sentence.get();
      }
    }
    throw new AssertionError(kind + " found nothing to do");
  }

  private static long lines(String where) throws SQLException {
    return database.count("dbo.\"OrderItem\" WHERE " + where);
  }
}
