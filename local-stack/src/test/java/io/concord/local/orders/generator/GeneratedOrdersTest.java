package io.concord.local.orders.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.orders.LoadListener;
import io.concord.local.orders.LoadedOrders;
import io.concord.local.orders.OrderLoader;
import io.concord.local.orders.SourceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedOrdersTest {
  private static final LocalDate END = LocalDate.of(2026, 3, 14);

  @TempDir static Path directory;
  private static SourceDatabase database;
  private static OrderLoader loader;
  private static LoadedOrders loaded;

  @BeforeAll
  static void load() throws IOException, SQLException {
    database = SourceDatabase.start(directory);
    loader = new OrderLoader(database.dataSource(), InstantSource.system());
    loaded = loader.load(orders(END), LoadListener.SILENT);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    database.close();
  }

  @Test
  void shouldLeaveNoRowWithoutItsOwnerWhenLoaded() throws SQLException {
    assertThat(orphans("OrderItem", "OrderID", "Order")).isZero();
    assertThat(orphans("OrderItem", "ProductID", "Product")).isZero();
    assertThat(orphans("Order", "ClientAgreementID", "ClientAgreement")).isZero();
    assertThat(orphans("ClientAgreement", "ClientID", "Client")).isZero();
    assertThat(orphans("ProductCarBrand", "ProductID", "Product")).isZero();
    assertThat(orphans("ProductCarBrand", "CarBrandID", "CarBrand")).isZero();
  }

  @Test
  void shouldHoldWhatTheJournalSaysWhenLoaded() throws SQLException {
    assertThat(loaded.clients()).isEqualTo(500).isEqualTo(database.count("dbo.\"Client\""));
    assertThat(loaded.orders()).isEqualTo(database.count("dbo.\"Order\""));
    assertThat(loaded.lines())
        .isBetween(55_000L, 65_000L)
        .isEqualTo(database.count("dbo.\"OrderItem\""));
  }

  @Test
  void shouldHoldCartLinesInvalidLinesAndDeletedFlagsWhenLoaded() throws SQLException {
    assertThat(database.count("dbo.\"OrderItem\" WHERE \"OrderID\" IS NULL")).isPositive();
    assertThat(database.count("dbo.\"OrderItem\" WHERE NOT \"IsValidForCurrentSale\""))
        .isPositive();
    assertThat(database.count("dbo.\"Order\" WHERE \"Deleted\"")).isPositive();
    assertThat(database.one("SELECT \"Name\" FROM dbo.\"Product\" WHERE \"ID\" = 25000001"))
        .isEqualTo("Delivery of goods");
  }

  @Test
  void shouldKeepWhatIsLoadedWhenStartedOnALaterDay() throws SQLException {
    assertThat(loader.load(orders(END.plusDays(1)), LoadListener.SILENT)).isEqualTo(loaded);
  }

  private static GeneratedOrders orders(LocalDate end) {
    return new GeneratedOrders(GeneratorSettings.defaults(7, end));
  }

  private static long orphans(String table, String column, String owner) throws SQLException {
    return database.count(
        "dbo.\"%1$s\" t WHERE t.\"%2$s\" IS NOT NULL AND NOT EXISTS (SELECT FROM dbo.\"%3$s\" o WHERE o.\"ID\" = t.\"%2$s\")"
            .formatted(table, column, owner));
  }
}
