package io.concord.local.sqlserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.concord.connect.SourceTables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in through the real driver, without a connector. */
class SqlServerStandInTest {
  private static final String LINE =
      "INSERT INTO dbo.[OrderItem] ([ID], [OrderID], [ProductID]) VALUES ";

  private SqlServerStandIn server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = SqlServerStandIn.start(folder);
    server.runScript(SourceTables.sqlServerSql());
    server.runScript(SourceTables.sqlServerCaptureSql());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void shouldReadOurScriptsAsOftenAsTheyAreRun() throws Exception {
    server.runScript(SourceTables.sqlServerCaptureSql());
    server.runScript(SourceTables.sqlServerEndCaptureSql());
    assertThat(rows("SELECT name FROM sys.databases WHERE is_cdc_enabled = 0")).hasSize(1);
    server.runScript(SourceTables.sqlServerCaptureSql());
    assertThat(rows("SELECT capture_instance FROM cdc.change_tables ORDER BY capture_instance"))
        .contains("dbo_Order", "dbo_OrderItem", "dbo_ConnectorSignal")
        .hasSize(8);
    server.requireUnderstood();
  }

  @Test
  void shouldCaptureAnUpdateOfAKeyAsDeleteAndInsert() throws Exception {
    server.execute(
        LINE + "(1, 10, 100)",
        "UPDATE dbo.[OrderItem] SET [Qty] = 3 WHERE [ID] = 1",
        "UPDATE dbo.[OrderItem] SET [ID] = 2 WHERE [ID] = 1",
        "DELETE FROM dbo.[OrderItem] WHERE [ID] = 2");
    awaitChanges("2 1", "3 1", "4 1", "1 1", "2 2", "1 2");
  }

  @Test
  void shouldCaptureNothingOfWhatIsRolledBack() throws Exception {
    server.execute("BEGIN TRAN; " + LINE + "(1, 10, 100); ROLLBACK TRAN", LINE + "(2, 10, 100)");
    awaitChanges("2 2");
  }

  @Test
  void shouldNotCaptureAnUpdateOfOtherColumns() throws Exception {
    server.execute(
        LINE + "(1, 10, 100)",
        "UPDATE dbo.[OrderItem] SET [Deleted] = 1 WHERE [ID] = 1",
        "DELETE FROM dbo.[OrderItem] WHERE [ID] = 1");
    awaitChanges("2 1", "1 1");
  }

  @Test
  void shouldLetALoginDoWhatTheScriptGrants() throws Exception {
    assertThatThrownBy(() -> as("concord", "SELECT 1"))
        .hasMessageContaining("Login failed for user 'concord'");
    server.execute("CREATE LOGIN concord WITH PASSWORD = N'Secret1'");
    server.runScript(SourceTables.sqlServerCaptureSql());
    as("concord", "SELECT 1 FROM dbo.[Order]");
    as("concord", "SELECT sys.fn_cdc_get_max_lsn()");
    as("concord", "DELETE FROM dbo.[ConnectorSignal]");
    assertThatThrownBy(() -> as("concord", "DELETE FROM dbo.[Order]"))
        .isInstanceOfSatisfying(
            SQLException.class, denied -> assertThat(denied.getErrorCode()).isEqualTo(229));
    server.execute("REVOKE SELECT ON dbo.[Order] FROM concord");
    assertThatThrownBy(() -> as("concord", "SELECT 1 FROM dbo.[Order]"))
        .isInstanceOfSatisfying(
            SQLException.class, denied -> assertThat(denied.getErrorCode()).isEqualTo(229));
    server.requireUnderstood();
  }

  @Test
  void shouldFailOnAStatementItDoesNotKnow() {
    assertThatThrownBy(() -> server.execute("DBCC CHECKDB"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("DBCC");
    assertThatThrownBy(() -> server.requireUnderstood()).hasMessageContaining("DBCC CHECKDB");
  }

  private void awaitChanges(String... operationsAndIds) {
    String query =
        "SELECT CONCAT([__$operation], ' ', [ID]) FROM cdc.[dbo_OrderItem_CT]"
            + " ORDER BY [__$start_lsn], [__$seqval], [__$operation]";
    await().untilAsserted(() -> assertThat(rows(query)).containsExactly(operationsAndIds));
    server.requireUnderstood();
  }

  private void as(String user, String batch) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl(user, "Secret1"));
        Statement statement = connection.createStatement()) {
      statement.execute(batch);
    }
  }

  private List<String> rows(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }
}
