package io.concord.local.sqlserver;

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

/** The connector, where cleanup has taken changes that it had not read: it must not go on. */
class LostChangesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Buyer BUYER = new Buyer(1);

  private SqlServerStandIn standIn;
  private Shop shop;
  private SqlServerStack stack;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    StandInServer server = StandInServer.start(folder);
    standIn = server.standIn();
    shop = new Shop(server.jdbcUrl());
    standIn.runScript(SourceTables.sqlServerSql());
    shop.execute(
        "CREATE LOGIN %s WITH PASSWORD = N'%s'"
            .formatted(SqlServerStack.LOGIN, SqlServerStack.PASSWORD));
    standIn.runScript(SourceTables.sqlServerCaptureSql());
    shop.commit(BUYER.rows());
    stack = SqlServerStack.start(folder, server);
    awaitRecords("Client", 1);
    // the snapshot has its moment: what comes now comes once
    shop.commit(BUYER.insertOrder(1), BUYER.insertLines(1, 11));
    awaitRecords("Order", 1);
  }

  @AfterEach
  void stop() throws Exception {
    stack.close();
    standIn.close();
  }

  @Test
  void shouldFailWhenChangesWereTakenWhileItWasDown() throws Exception {
    stack.stopConnector();
    await().atMost(PATIENCE).until(stack::isConnectorStopped);
    shop.commit(BUYER.insertOrder(2), BUYER.insertLines(2, 12));
    awaitCaptured(2);
    standIn.cleanUpChanges();
    stack.resumeConnector();
    awaitFailure();
  }

  private void awaitRecords(String table, long count) {
    await().atMost(PATIENCE).until(() -> stack.records().counts().get(table) == count);
  }

  private void awaitCaptured(long count) {
    await()
        .atMost(PATIENCE)
        .until(() -> shop.number("SELECT COUNT(*) FROM cdc.[dbo_Order_CT]") == count);
  }

  /** Nothing of what is newer has been written either. */
  private void awaitFailure() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(stack.failure())
                    .contains("no longer available on the server")
                    .contains("is trying to read change stream starting at"));
    assertThat(stack.records().counts()).containsEntry("Order", 1L);
    standIn.requireUnderstood();
  }
}
