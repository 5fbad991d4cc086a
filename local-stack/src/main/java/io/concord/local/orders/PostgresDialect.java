package io.concord.local.orders;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads PostgreSQL by COPY. */
final class PostgresDialect implements LoadDialect {
  /** Any number that no other user of advisory locks in the database has chosen. */
  private static final long LOCK = 0x434F4E434F5244L;

  @Override
  public void lock(Connection transaction) throws SQLException {
    LoadDialect.execute(transaction, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
  }

  @Override
  public long write(Connection transaction, SourceTable table, LoadTables.RowWriter writer)
      throws SQLException {
    String sql = "COPY " + table.sqlName() + " " + table.columnList() + " FROM STDIN";
    CopyIn copy = transaction.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      PostgresCopy rows = new PostgresCopy(table, copy);
      writer.writeTo(rows);
      rows.flush();
      copy.endCopy();
      return rows.rows();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  @Override
  public void advanceIdentity(Connection transaction, SourceTable table) throws SQLException {
    LoadDialect.execute(
        transaction,
        """
        SELECT setval(sequence, greatest(1, (SELECT coalesce(max("ID"), 0) + 1 FROM %1$s)), false)
        FROM pg_get_serial_sequence('%1$s', 'ID') AS sequence WHERE sequence IS NOT NULL
        """
            .formatted(table.sqlName()));
  }

  @Override
  public String createJournal() {
    return """
        CREATE TABLE IF NOT EXISTS dbo."LoadedOrders" (
          "Description" text NOT NULL,
          "Fingerprint" text NOT NULL,
          "Clients" bigint NOT NULL,
          "Orders" bigint NOT NULL,
          "Lines" bigint NOT NULL,
          "LoadedAt" timestamp NOT NULL)
        """;
  }
}
