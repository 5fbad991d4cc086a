package io.concord.local.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderLoaderTest {
  private static final Instant NOW = Instant.parse("2024-08-01T10:00:00Z");
  private static final String ORDERS =
      """
      order_id,client_id,created,product_id,qty,price
      900,70,2024-07-01T09:30:00Z,55,2,3.50
      900,70,2024-07-01T09:30:00Z,56,0.5,1e-7
      901,71,2024-07-01T10:30:00.1234567,55,1,0
      """;

  @TempDir static Path databaseDirectory;
  private static SourceDatabase database;

  @TempDir Path directory;
  private OrderLoader loader;

  @BeforeAll
  static void startDatabase() throws IOException, SQLException {
    database = SourceDatabase.start(databaseDirectory);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    database.close();
  }

  @BeforeEach
  void emptyTables() throws SQLException {
    database.recreateTables();
    loader = new OrderLoader(database.dataSource(), InstantSource.fixed(NOW));
  }

  @Test
  void shouldFillEveryTableWhenAFileIsLoaded() throws IOException, SQLException {
    LoadedOrders loaded = load(ORDERS);
    assertThat(loaded.clients()).isEqualTo(2);
    assertThat(loaded.orders()).isEqualTo(2);
    assertThat(loaded.lines()).isEqualTo(3);
    assertThat(loaded.loadedAt()).isEqualTo(NOW);
    assertThat(rows("\"Client\"", "\"ID\" || \"Name\"")).isEqualTo("70Client 70,71Client 71");
    assertThat(rows("\"ClientAgreement\"", "\"ID\" || ':' || \"ClientID\""))
        .isEqualTo("70:70,71:71");
    assertThat(rows("\"Product\"", "\"Name\"")).isEqualTo("Product 55,Product 56");
    assertThat(rows("\"Order\"", "concat_ws(' ', \"ID\", \"ClientAgreementID\", \"Created\")"))
        .isEqualTo("900 70 2024-07-01 09:30:00,901 71 2024-07-01 10:30:00.123457");
    assertThat(
            rows(
                "\"OrderItem\"",
                "concat_ws(' ', \"OrderID\", \"ProductID\", \"Qty\", trim_scale(\"PricePerItem\"),"
                    + " \"IsValidForCurrentSale\")"))
        .isEqualTo("900 55 2 3.5 t,900 56 0.5 0.0000001 t,901 55 1 0 t");
  }

  @Test
  void shouldNumberOrdersByAppearanceWhenClientsShareAnId() throws IOException, SQLException {
    load(ORDERS + "900,72,2024-07-02T09:30:00Z,55,2,3.50\n");
    assertThat(rows("\"Order\"", "\"ID\" || ':' || \"ClientAgreementID\""))
        .isEqualTo("1:70,2:71,3:72");
    assertThat(rows("\"OrderItem\"", "\"OrderID\"")).isEqualTo("1,1,2,3");
  }

  @Test
  void shouldAssignFreeIdsWhenRowsAreInsertedAfterwards() throws IOException, SQLException {
    load(ORDERS);
    assertThat(
            database.one(
                "INSERT INTO dbo.\"Order\" (\"ClientAgreementID\") VALUES (70) RETURNING \"ID\""))
        .isEqualTo("902");
    assertThat(database.one("INSERT INTO dbo.\"OrderItem\" DEFAULT VALUES RETURNING \"ID\""))
        .isEqualTo("4");
    assertThat(
            database.one("INSERT INTO dbo.\"CarBrand\" (\"Name\") VALUES ('X') RETURNING \"ID\""))
        .isEqualTo("1");
  }

  @Test
  void shouldReportGrowingProgressUpToTheWholeWhenLoading() throws IOException, SQLException {
    List<LoadProgress> heard = new ArrayList<>();
    loader.load(CsvOrders.of(write("orders.csv", manyLines(25_000))), heard::add);
    assertThat(heard).extracting(LoadProgress::fraction).isSorted().last().isEqualTo(1.0);
    assertThat(heard)
        .filteredOn(progress -> progress.phase() == LoadProgress.Phase.COPY)
        .extracting(LoadProgress::lines)
        .containsExactly(10_000L, 20_000L, 25_000L);
  }

  @Test
  void shouldKeepWhatIsLoadedWhenTheSameContentIsAskedForAgain() throws IOException, SQLException {
    LoadedOrders first = load(ORDERS);
    LoadedOrders second =
        loader.load(
            CsvOrders.of(write("copy.csv", ORDERS)),
            progress -> {
              throw new AssertionError("loaded again");
            });
    assertThat(second).isEqualTo(first);
    assertThat(loader.loaded()).contains(first);
    assertThat(database.count("dbo.\"OrderItem\"")).isEqualTo(3);
  }

  @Test
  void shouldRefuseAnotherSourceWhenOneIsLoaded() throws IOException, SQLException {
    load(ORDERS);
    CsvOrders other = CsvOrders.of(write("other.csv", ORDERS.replace("3.50", "3.51")));
    assertThatThrownBy(() -> loader.load(other, LoadListener.SILENT))
        .isInstanceOf(OrderDataException.class)
        .hasMessage(
            "The database holds the orders of orders.csv (2 clients, 3 lines, loaded"
                + " 2024-08-01T10:00:00Z), not the orders of other.csv; start with an empty data"
                + " directory or ask for the same orders again.");
  }

  @Test
  void shouldRefuseToLoadWhenTablesHoldRowsOfSomeoneElse() throws IOException, SQLException {
    database.execute("INSERT INTO dbo.\"Product\" (\"ID\") VALUES (1)");
    assertThatThrownBy(() -> load(ORDERS))
        .isInstanceOf(OrderDataException.class)
        .hasMessageStartingWith("The database has rows in its source tables that no load has");
    assertNothingLoadedBut(1);
  }

  @Test
  void shouldLeaveNothingWhenTheLastLineIsWrong() {
    assertThatThrownBy(() -> load(ORDERS + "902,70,2024-07-01T09:30:00Z,55,-2,3.50\n"))
        .isInstanceOf(OrderDataException.class)
        .hasMessageContaining("line 5, column qty");
    assertNothingLoadedBut(0);
  }

  @Test
  void shouldLeaveNothingWhenTheFileChangesInMidLoad() throws IOException {
    Path file = write("orders.csv", ORDERS);
    CsvOrders orders = CsvOrders.of(file);
    assertThatThrownBy(() -> loader.load(orders, progress -> append(file)))
        .isInstanceOf(OrderDataException.class)
        .hasMessage(file + " changed while it was loaded; nothing was loaded, start again.");
    assertNothingLoadedBut(0);
  }

  @Test
  void shouldLeaveNothingWhenTheConnectionBreaksInMidLoad() throws IOException {
    CsvOrders orders = CsvOrders.of(write("orders.csv", manyLines(50_000)));
    assertThatThrownBy(() -> loader.load(orders, OrderLoaderTest::killWhenCopying))
        .isInstanceOf(SQLException.class);
    assertNothingLoadedBut(0);
    assertThatLoadingWorks();
  }

  @Test
  void shouldLeaveNothingWhenTheSourceFailsAmongTheRowsOfATable() {
    OrderSource failing =
        new ScriptedSource(
            tables ->
                tables.copy(
                    SourceTable.CLIENT,
                    rows -> {
                      rows.row(1L, "first");
                      throw new IllegalStateException("no more");
                    }));
    assertThatThrownBy(() -> loader.load(failing, LoadListener.SILENT)).hasMessage("no more");
    assertNothingLoadedBut(0);
    assertThatLoadingWorks();
  }

  @Test
  void shouldKeepTextAsItIsWhenItHasSpecialCharacters() throws SQLException {
    String name = "Tab\t, \\N, \r\n and Łódź";
    loader.load(
        new ScriptedSource(tables -> tables.copy(SourceTable.CLIENT, rows -> rows.row(1L, name))),
        LoadListener.SILENT);
    assertThat(database.one("SELECT \"Name\" FROM dbo.\"Client\"")).isEqualTo(name);
  }

  @Test
  void shouldLoadTheRealOrdersWhenTheyAreAtHand() throws SQLException {
    Path file =
        Path.of(System.getProperty("shared.dir", "../../shared"))
            .resolve("data/online-retail/orders.csv.gz");
    assumeThat(file).exists();
    LoadedOrders loaded = loader.load(CsvOrders.of(file), LoadListener.SILENT);
    assertThat(loaded.lines()).isEqualTo(386_326);
    assertThat(loaded.orders()).isEqualTo(18_402);
    assertThat(loaded.clients()).isEqualTo(4_334);
    assertThat(database.count("dbo.\"Product\"")).isEqualTo(3_659);
    assertThat(database.count("dbo.\"Order\" WHERE \"ID\" = 536365")).isEqualTo(1);
  }

  private LoadedOrders load(String content) throws IOException, SQLException {
    return loader.load(CsvOrders.of(write("orders.csv", content)), LoadListener.SILENT);
  }

  private void assertThatLoadingWorks() {
    try {
      assertThat(load(ORDERS).lines()).isEqualTo(3);
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertNothingLoadedBut(long products) {
    try {
      assertThat(database.count("dbo.\"Product\"")).isEqualTo(products);
      assertThat(database.count("dbo.\"Client\"")).isZero();
      assertThat(database.count("dbo.\"Order\"")).isZero();
      assertThat(database.count("dbo.\"OrderItem\"")).isZero();
      assertThat(database.one("SELECT to_regclass('dbo.\"LoadedOrders\"')")).isNull();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void killWhenCopying(LoadProgress progress) {
    if (progress.phase() == LoadProgress.Phase.COPY) {
      try {
        database.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%'");
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static String rows(String table, String expression) throws SQLException {
    return database.one(
        "SELECT string_agg((%s)::text, ',' ORDER BY \"ID\") FROM dbo.%s"
            .formatted(expression, table));
  }

  private static String manyLines(int count) {
    StringBuilder csv = new StringBuilder("order_id,client_id,created,product_id,qty,price\n");
    for (int line = 0; line < count; line++) {
      int order = line / 10;
      csv.append(order).append(",1,2024-07-01T09:30:00Z,").append(line).append(",1,1\n");
    }
    return csv.toString();
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, "903,70,2024-07-01T09:30:00Z,55,2,3.50\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A source whose rows are whatever a test says. */
  private record ScriptedSource(Rows rows) implements OrderSource {
    interface Rows {
      void copyTo(LoadTables tables) throws SQLException;
    }

    @Override
    public String description() {
      return "the rows of a test";
    }

    @Override
    public String fingerprint() {
      return "test";
    }

    @Override
    public void copyTo(LoadTables tables, LoadListener listener) throws SQLException {
      rows.copyTo(tables);
    }
  }
}
