package io.concord.local.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.connect.SourceTables;
import io.concord.local.sqlserver.engine.SqlServerStandIn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows through SQL Server's real driver, against a protocol stand-in: names and types, one row a
 * batch. The stand-in knows neither batches of several rows, nor the lock, nor ALTER SEQUENCE.
 */
class SqlServerLoadTest {
  private SqlServerStandIn server;
  private Connection connection;
  private LoadTables tables;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = SqlServerStandIn.start(folder);
    server.runScript(SourceTables.sqlServerSql());
    connection = DriverManager.getConnection(server.jdbcUrl());
    connection.setAutoCommit(false);
    tables = new LoadTables(connection, LoadDialect.of(connection));
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    server.close();
  }

  @Test
  void shouldWriteValuesOfEachTypeThroughTheDriver() throws SQLException {
    assertThat(tables.allEmpty()).isTrue();
    write(SourceTable.PRODUCT, 7L, "Bremsbelag für Äxte", null);
    write(SourceTable.ORDER, 8L, 9L, Instant.parse("2026-02-03T04:05:06.123456Z"), true);
    write(SourceTable.ORDER_ITEM, 10L, 8L, 7L, 2.5, new BigDecimal("12.3400000001"), true, false);
    write(SourceTable.ORDER_ITEM, 11L, null, 7L, 1.0, 99.5, false, false);
    connection.commit();

    assertThat(tables.allEmpty()).isFalse();
    assertThat(tables.rows(SourceTable.ORDER_ITEM)).isEqualTo(2);
    assertThat(one("SELECT \"Name\" FROM dbo.\"Product\" WHERE \"VendorCode\" IS NULL"))
        .isEqualTo("Bremsbelag für Äxte");
    assertThat(one("SELECT \"Created\" FROM dbo.\"Order\" WHERE \"Deleted\" = 1"))
        .startsWith("2026-02-03 04:05:06.123456");
    assertThat(one("SELECT \"PricePerItem\" FROM dbo.\"OrderItem\" WHERE \"OrderID\" = 8"))
        .startsWith("12.3400000001");
    assertThat(one("SELECT \"ID\" FROM dbo.\"OrderItem\" WHERE \"OrderID\" IS NULL"))
        .isEqualTo("11");
    server.requireUnderstood();
  }

  private void write(SourceTable table, Object... values) throws SQLException {
    tables.copy(table, rows -> rows.row(values));
  }

  private String one(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
