package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.connect.SourceTables;
import io.concord.local.sqlserver.engine.SqlServerStandIn;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of a SQL Server, set in the stand-in and found through the real driver. */
class SqlServerDoctorTest {
  private static final String PASSWORD = "Secret1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private SqlServerStandIn server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = SqlServerStandIn.start(folder);
    server.runScript(SourceTables.sqlServerSql());
    server.execute("CREATE LOGIN concord WITH PASSWORD = N'" + PASSWORD + "'");
    server.runScript(SourceTables.sqlServerCaptureSql());
    server.execute(
        "INSERT INTO dbo.[Client] ([ID]) VALUES (1)",
        "INSERT INTO sys.dm_cdc_log_scan_sessions (session_id, latency) VALUES (1, 0)");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> asOwner().says("ok", "cdc.newest", "newest captured commit"));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void shouldFindNoErrorsWhenTheScriptsWereRun() {
    DoctorRun owner = asOwner();
    assertThat(owner.status()).as(owner.out()).isZero();
    assertThat(owner.lines("error")).isEmpty();
    assertThat(owner.lines("warning")).as("%s", owner.out()).hasSize(1);
    owner
        .says("ok", "database", "reached jdbc:sqlserver://localhost:", "SQL Server 16", "Shop")
        .says("ok", "cdc.Order", "captured by dbo_Order, columns [ClientAgreementID, Created, ID]")
        .says("ok", "cdc.ConnectorSignal")
        .says("ok", "cdc.agent", "runs")
        .says("ok", "cdc.polling", "every 1 s")
        .says("ok", "cdc.retention", "kept for 168.0 h, outages of 24 h")
        .says("ok", "database.snapshots")
        .says("warning", "database.rights", "sysadmin");
    assertThat(owner.out()).doesNotContain(SqlServerStandIn.ADMIN_PASSWORD);

    DoctorRun login = asConnector();
    assertThat(login.status()).as(login.out()).isZero();
    login
        .says("ok", "database.rights", "has the 18 rights it needs")
        .says("warning", "cdc.agent", "may not see it", "administrator")
        .says("warning", "cdc.retention", "may not see it");
    server.requireUnderstood();
  }

  @Test
  void shouldFindATableThatIsNotCapturedAndOneThatIsCapturedInPart() throws Exception {
    disable("OrderItem");
    disable("Order");
    server.execute(
        "EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'Order',"
            + " @role_name = NULL, @captured_column_list = N'ID,Created'",
        "EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'Client',"
            + " @role_name = NULL, @capture_instance = N'dbo_Client_2'",
        "DROP TABLE dbo.[CarBrand]");
    DoctorRun run = asOwner();
    assertThat(run.status()).isEqualTo(1);
    run.says("error", "cdc.OrderItem", "not enabled on dbo.[OrderItem]; run enable-cdc-sqlserver")
        .says("error", "cdc.Order", "dbo_Order does not capture columns [ClientAgreementID]")
        .says("warning", "cdc.Client", "captured more than once", "drop-capture-instance")
        .says("error", "cdc.CarBrand", "dbo.[CarBrand] does not exist")
        .says("ok", "cdc.Product");
    server.requireUnderstood();
  }

  @Test
  void shouldFindJobsThatAreStoppedSlowOrForgetful() throws Exception {
    server.setAgentRunning(false);
    server.execute(
        "EXEC sys.sp_cdc_change_job @job_type = N'capture', @pollinginterval = 5",
        "EXEC sys.sp_cdc_change_job @job_type = N'cleanup', @retention = 60",
        "INSERT INTO sys.dm_cdc_log_scan_sessions (session_id, latency) VALUES (99999, 400)",
        "INSERT INTO sys.dm_cdc_errors VALUES (99999, GETDATE(), 22831, N'the log is full')",
        "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION OFF");
    DoctorRun run = asOwner();
    assertThat(run.status()).isEqualTo(1);
    run.says("error", "cdc.agent", "status Stopped", "start it")
        .says("warning", "cdc.polling", "every 5 s", "@pollinginterval = 1")
        .says("error", "cdc.retention", "1.0 h", "changes would be lost", "@retention = 10080")
        .says("error", "cdc.latency", "400 s after the commit")
        .says("error", "cdc.errors", "the log is full", "sys.dm_cdc_errors")
        .says("error", "database.snapshots", "ALLOW_SNAPSHOT_ISOLATION ON");
    server.requireUnderstood();
  }

  @Test
  void shouldFindACaptureJobThatIsDead() throws Exception {
    server.setAgentRunning(false);
    server.execute(
        "UPDATE cdc.lsn_time_mapping SET tran_end_time = DATEADD(MINUTE, -11, GETDATE())");
    asOwner().says("error", "cdc.newest", "nothing captures", "start SQL Server Agent");
    asConnector().says("error", "cdc.newest", "ask again as an administrator");
  }

  @Test
  void shouldHoldRetentionAgainstTheOutageThatIsPlannedFor() {
    DoctorRun.of("--jdbc=" + server.jdbcUrl(), "--max-outage=200")
        .says("error", "cdc.retention", "kept for 168.0 h, outages of 200 h", "= 24000");
  }

  @Test
  void shouldFindRightsThatTheLoginLacks() throws Exception {
    server.execute(
        "REVOKE INSERT ON dbo.[ConnectorSignal] FROM concord",
        "REVOKE SELECT ON dbo.[Product] FROM concord");
    DoctorRun run = asConnector();
    assertThat(run.status()).isEqualTo(1);
    run.says("error", "database.rights", "may not INSERT", "GRANT INSERT ON dbo.[ConnectorSignal]")
        .says("error", "database.rights", "may not SELECT", "GRANT SELECT ON dbo.[Product]");
    server.requireUnderstood();
  }

  @Test
  void shouldSkipWhatNeedsCaptureWhenTheDatabaseHasNone() throws Exception {
    server.execute("EXEC sys.sp_cdc_disable_db");
    DoctorRun run = asOwner();
    assertThat(run.status()).isEqualTo(1);
    run.says("error", "cdc", "run enable-cdc-sqlserver.sql")
        .says("skipped", "cdc.Order", "see cdc")
        .says("skipped", "cdc.polling", "see cdc")
        .says("ok", "cdc.agent");
  }

  @Test
  void shouldNotTellThePasswordOfALoginThatIsRefused() {
    DoctorRun run = DoctorRun.of("--jdbc=" + server.jdbcUrl("concord", "Wrong-1"));
    assertThat(run.status()).isEqualTo(2);
    run.says("error", "database", "cannot be reached: Login failed for user 'concord'");
    assertThat(run.out()).doesNotContain("Wrong-1");
  }

  private void disable(String table) throws Exception {
    server.execute(
        "EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'%s', @capture_instance = N'all'"
            .formatted(table));
  }

  private DoctorRun asOwner() {
    return DoctorRun.of("--jdbc=" + server.jdbcUrl());
  }

  private DoctorRun asConnector() {
    return DoctorRun.of("--jdbc=" + server.jdbcUrl("concord", PASSWORD));
  }
}
