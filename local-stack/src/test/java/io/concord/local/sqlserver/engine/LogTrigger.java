package io.concord.local.sqlserver.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.h2.api.Trigger;

/**
 * Writes each change of a table into the transaction log, within the transaction: what is rolled
 * back is not there.
 */
public final class LogTrigger implements Trigger {
  private static final String NAME = "log_of_";
  private static final String INSERT =
      "INSERT INTO log.changes(transaction_id, changed_at, object_id, before_image, after_image)"
          + " VALUES (TRANSACTION_ID(), ?, ?, ?, ?)";

  private int objectId;

  /** The statement that puts the trigger on the table. */
  static String create(TableDefinition table) {
    return "CREATE TRIGGER IF NOT EXISTS dbo.[%s%d] AFTER INSERT, UPDATE, DELETE ON %s FOR EACH ROW CALL '%s'"
        .formatted(NAME, table.objectId(), table.name().quoted(), LogTrigger.class.getName());
  }

  /** The statement that takes it off again. */
  static String drop(TableDefinition table) {
    return "DROP TRIGGER IF EXISTS dbo.[%s%d]".formatted(NAME, table.objectId());
  }

  @Override
  public void init(
      Connection connection, String schema, String name, String table, boolean before, int type) {
    objectId = Integer.parseInt(name.substring(NAME.length()));
  }

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setLong(1, System.nanoTime());
      insert.setInt(2, objectId);
      insert.setBytes(3, RowImage.write(before));
      insert.setBytes(4, RowImage.write(after));
      insert.executeUpdate();
    }
  }
}
