package io.concord.local.orders;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Loads SQL Server by batches of inserts, which {@code useBulkCopyForBatchInsert=true} in the URL
 * makes bulk copies. Quoted names need QUOTED_IDENTIFIER ON, as its JDBC driver sets it.
 */
final class SqlServerDialect implements LoadDialect {

  /**
   * Waits as long as it takes; the lock ends with the connection. A lock of the transaction would
   * need one that is open, which implicit transactions open with the first table only.
   */
  @Override
  public void lock(Connection transaction) throws SQLException {
    LoadDialect.execute(
        transaction,
        "EXEC sp_getapplock @Resource = N'concord-load', @LockMode = N'Exclusive',"
            + " @LockOwner = N'Session', @LockTimeout = -1");
  }

  @Override
  public long write(Connection transaction, SourceTable table, LoadTables.RowWriter writer)
      throws SQLException {
    try (InsertBatch rows = new InsertBatch(transaction, table)) {
      writer.writeTo(rows);
      rows.flush();
      return rows.rows();
    }
  }

  /** The tables of connect-config take their IDs from a sequence each. */
  @Override
  public void advanceIdentity(Connection transaction, SourceTable table) throws SQLException {
    LoadDialect.execute(
        transaction,
        """
        DECLARE @next bigint = (SELECT COALESCE(MAX("ID"), 0) + 1 FROM %1$s);
        DECLARE @restart nvarchar(200) = CONCAT(N'ALTER SEQUENCE %2$s RESTART WITH ', @next);
        IF OBJECT_ID(N'%2$s', N'SO') IS NOT NULL EXEC (@restart);
        """
            .formatted(table.sqlName(), table.sequenceName()));
  }

  @Override
  public String createJournal() {
    return """
        IF OBJECT_ID(N'dbo.LoadedOrders', N'U') IS NULL
        CREATE TABLE dbo."LoadedOrders" (
          "Description" nvarchar(1000) NOT NULL,
          "Fingerprint" nvarchar(200) NOT NULL,
          "Clients" bigint NOT NULL,
          "Orders" bigint NOT NULL,
          "Lines" bigint NOT NULL,
          "LoadedAt" datetime2(7) NOT NULL)
        """;
  }
}
