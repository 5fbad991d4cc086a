package io.concord.local.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.local.orders.generator.GeneratedOrders;
import io.concord.local.orders.generator.GeneratorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows a load writes by INSERT must be those it writes by COPY. */
class InsertBatchTest {
  private static final GeneratorSettings SMALL =
      new GeneratorSettings(7, LocalDate.parse("2026-03-01"), 2, 40, 2_500);

  @TempDir static Path directory;
  private static SourceDatabase database;

  @BeforeAll
  static void startDatabase() throws IOException, SQLException {
    database = SourceDatabase.start(directory);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    database.close();
  }

  @BeforeEach
  void emptyTables() throws SQLException {
    database.recreateTables();
  }

  @Test
  void shouldWriteWhatCopyWritesWhenGeneratedOrdersAreInserted() throws SQLException {
    new OrderLoader(database.dataSource(), InstantSource.system())
        .load(new GeneratedOrders(SMALL), LoadListener.SILENT);
    String copied = content();
    database.recreateTables();

    try (Connection connection = database.dataSource().getConnection()) {
      LoadTables tables = new LoadTables(connection, new Inserting());
      new GeneratedOrders(SMALL).copyTo(tables, LoadListener.SILENT);
      assertThat(tables.rows(SourceTable.ORDER_ITEM)).isGreaterThan(2_000);
    }
    assertThat(content()).isEqualTo(copied);
  }

  @Test
  void shouldWriteNullsWhenARowHasThem() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        InsertBatch items = new InsertBatch(connection, SourceTable.ORDER_ITEM);
        InsertBatch products = new InsertBatch(connection, SourceTable.PRODUCT)) {
      items.row(1L, null, null, 2.0, 3.5, true, false);
      items.flush();
      products.row(2L, "Part", null);
      products.flush();
    }
    assertThat(
            database.count("dbo.\"OrderItem\" WHERE \"OrderID\" IS NULL AND \"ProductID\" IS NULL"))
        .isOne();
    assertThat(database.count("dbo.\"Product\" WHERE \"VendorCode\" IS NULL")).isOne();
  }

  @Test
  void shouldRefuseARowWhenAValueIsMissing() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        InsertBatch rows = new InsertBatch(connection, SourceTable.ORDER)) {
      assertThatThrownBy(() -> rows.row(1L, 2L, Instant.EPOCH))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("4 values, not 3");
    }
  }

  /** All columns a load writes, of all tables. */
  private static String content() throws SQLException {
    StringBuilder content = new StringBuilder();
    for (SourceTable table : SourceTable.values()) {
      String columns = table.columnList();
      content.append(
          database.one(
              "SELECT count(*) || md5(string_agg(ROW%s::text, '' ORDER BY \"ID\")) FROM %s"
                  .formatted(columns, table.sqlName())));
    }
    return content.toString();
  }

  /** PostgreSQL, loaded as SQL Server is. */
  private static final class Inserting implements LoadDialect {
    private final PostgresDialect postgres = new PostgresDialect();

    @Override
    public void lock(Connection transaction) throws SQLException {
      postgres.lock(transaction);
    }

    @Override
    public long write(Connection transaction, SourceTable table, LoadTables.RowWriter writer)
        throws SQLException {
      return new SqlServerDialect().write(transaction, table, writer);
    }

    @Override
    public void advanceIdentity(Connection transaction, SourceTable table) throws SQLException {
      postgres.advanceIdentity(transaction, table);
    }

    @Override
    public String createJournal() {
      return postgres.createJournal();
    }
  }
}
