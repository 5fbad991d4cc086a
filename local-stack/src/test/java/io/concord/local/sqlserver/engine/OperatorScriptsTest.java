package io.concord.local.sqlserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.connect.SourceTables;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's scripts through the real driver, with the variables of sqlcmd. */
class OperatorScriptsTest {
  private SqlServerStandIn server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = SqlServerStandIn.start(folder);
    server.runScript(SourceTables.sqlServerSql());
    server.runScript(SourceTables.sqlServerCaptureSql());
    // a scan of now, be the agent's own first one over or not
    server.execute("INSERT INTO cdc.lsn_time_mapping VALUES (0x01, GETDATE(), GETDATE(), 0x00)");
  }

  @AfterEach
  void stop() throws Exception {
    server.requireUnderstood();
    server.close();
  }

  @Test
  void shouldPrintNothingWhenAllIsWell() throws Exception {
    assertThat(faults()).isEmpty();
  }

  @Test
  void shouldPrintALinePerFault() throws Exception {
    server.setAgentRunning(false);
    server.execute(
        "EXEC sys.sp_cdc_change_job @job_type = N'cleanup', @retention = 4320",
        "EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'CarBrand',"
            + " @capture_instance = N'all'",
        "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION OFF");
    assertThat(faults())
        .containsExactlyInAnyOrder(
            "SQL Server Agent does not run",
            "changes are kept for 4320 minutes, less than 7 days",
            "snapshot isolation is not allowed",
            "dbo.CarBrand.ID is not captured",
            "dbo.CarBrand.Name is not captured");
  }

  @Test
  void shouldReplaceACaptureInstanceAndRefuseWhatWouldLoseChanges() throws Exception {
    assertThatThrownBy(() -> drop("dbo_CarBrand")).hasMessageContaining("the older of two");
    add("dbo_CarBrand_2");
    assertThatThrownBy(() -> add("dbo_CarBrand_2")).hasMessageContaining("must be new");
    assertThatThrownBy(() -> add("dbo_CarBrand_3")).hasMessageContaining("it has two");
    assertThatThrownBy(() -> drop("dbo_CarBrand_2")).hasMessageContaining("the older of two");
    drop("dbo_CarBrand");
    assertThat(faults()).isEmpty();
  }

  private List<String> faults() throws SQLException, IOException {
    return SqlScript.ofFile("check-cdc-sqlserver.sql").run(server.jdbcUrl());
  }

  private void add(String instance) throws SQLException, IOException {
    SqlScript.ofFile("add-capture-instance-sqlserver.sql")
        .with("Table", "CarBrand")
        .with("Instance", instance)
        .with("Columns", "ID,Name")
        .run(server.jdbcUrl());
  }

  private void drop(String instance) throws SQLException, IOException {
    SqlScript.ofFile("drop-capture-instance-sqlserver.sql")
        .with("Table", "CarBrand")
        .with("Instance", instance)
        .run(server.jdbcUrl());
  }
}
