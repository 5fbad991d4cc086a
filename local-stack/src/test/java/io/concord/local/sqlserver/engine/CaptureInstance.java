package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.TableDefinition.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The capture of one table into one change table.
 *
 * <pre>
 *   cdc.[name_CT]  __$start_lsn  __$end_lsn  __$seqval  __$operation  __$update_mask  columns ...  __$command_id
 * </pre>
 */
record CaptureInstance(String name, int sourceObjectId) {

  static boolean isEnabled(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT is_cdc_enabled FROM sys.databases")) {
      return row.next() && row.getBoolean(1);
    }
  }

  static List<CaptureInstance> all(Connection connection) throws SQLException {
    List<CaptureInstance> instances = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT capture_instance, source_object_id FROM cdc.change_tables")) {
      while (row.next()) {
        instances.add(new CaptureInstance(row.getString(1), row.getInt(2)));
      }
    }
    return instances;
  }

  String changeTable() {
    return "cdc.[" + name + "_CT]";
  }

  /** The statements that create the change table of this number and make it known. */
  List<String> create(TableDefinition table, int objectId, String startLsn) {
    List<String> statements = new ArrayList<>();
    StringBuilder columns = new StringBuilder();
    int position = 0;
    for (Column column : table.columns()) {
      columns.append("[%s] %s, ".formatted(column.name(), H2Types.h2(column.type())));
      statements.add(
          "INSERT INTO cdc.captured_columns VALUES (%d, '%s', %d, '%s', %d, FALSE)"
              .formatted(objectId, column.name(), ++position, column.type().label(), position));
    }
    statements.add(
        "CREATE TABLE %s([__$start_lsn] BINARY(10), [__$end_lsn] BINARY(10), [__$seqval] BINARY(10), [__$operation] INT, [__$update_mask] VARBINARY(128), %s[__$command_id] INT)"
            .formatted(changeTable(), columns));
    statements.add(
        "CREATE INDEX cdc.[%s_CT_clustered_idx] ON %s([__$start_lsn], [__$command_id], [__$seqval], [__$operation])"
            .formatted(name, changeTable()));
    statements.add(
        "INSERT INTO cdc.change_tables VALUES (%d, 0, %d, '%s', X'%s', NULL, FALSE, FALSE, NULL, NULL, NULL, LOCALTIMESTAMP, TRUE)"
            .formatted(objectId, sourceObjectId, name, startLsn));
    return statements;
  }

  /** The statements that undo it. */
  List<String> drop() {
    String id = "(SELECT object_id FROM cdc.change_tables WHERE capture_instance = '" + name + "')";
    return List.of(
        "DELETE FROM cdc.captured_columns WHERE object_id = " + id,
        "DELETE FROM cdc.change_tables WHERE capture_instance = '" + name + "'",
        "DROP TABLE " + changeTable());
  }

  /** Inserts the rows of one change, of a transaction with this number. */
  void insert(Connection connection, List<ChangeRow> rows, byte[] commit, List<byte[]> sequence)
      throws SQLException {
    for (int i = 0; i < rows.size(); i++) {
      ChangeRow row = rows.get(i);
      // before and after of an update share their number; a delete and an insert do not
      byte[] number = row.operation() > 2 ? sequence.get(0) : sequence.get(i);
      insert(connection, row, commit, number);
    }
  }

  private void insert(Connection connection, ChangeRow row, byte[] commit, byte[] number)
      throws SQLException {
    String marks = String.join("", Collections.nCopies(row.values().length, "?, "));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + changeTable() + " VALUES (?, NULL, ?, ?, ?, " + marks + "1)")) {
      insert.setBytes(1, commit);
      insert.setBytes(2, number);
      insert.setInt(3, row.operation());
      insert.setBytes(4, row.mask());
      for (int i = 0; i < row.values().length; i++) {
        insert.setObject(5 + i, row.values()[i]);
      }
      insert.executeUpdate();
    }
  }
}
