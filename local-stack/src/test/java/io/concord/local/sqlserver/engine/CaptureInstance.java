package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.LoggedTransaction.Change;
import io.concord.local.sqlserver.engine.TableDefinition.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The capture of one table into one change table.
 *
 * <pre>
 *   cdc.[name_CT]  __$start_lsn  __$end_lsn  __$seqval  __$operation  __$update_mask  columns ...  __$command_id
 * </pre>
 *
 * @param columns those that are captured, in the order of the source table
 */
record CaptureInstance(String name, int sourceObjectId, List<String> columns) {
  private static final String ALL =
      "SELECT t.capture_instance, t.source_object_id, c.column_name FROM cdc.change_tables t"
          + " JOIN cdc.captured_columns c ON c.object_id = t.object_id"
          + " ORDER BY t.object_id, c.column_ordinal";

  static boolean isEnabled(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT is_cdc_enabled FROM sys.databases")) {
      return row.next() && row.getBoolean(1);
    }
  }

  static List<CaptureInstance> all(Connection connection) throws SQLException {
    Map<String, CaptureInstance> instances = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        String name = row.getString(1);
        int table = row.getInt(2);
        instances
            .computeIfAbsent(name, key -> new CaptureInstance(name, table, new ArrayList<>()))
            .columns
            .add(row.getString(3));
      }
    }
    return List.copyOf(instances.values());
  }

  /** What happened to the columns that are captured; nothing, if only others were changed. */
  List<ChangeRow> rows(TableDefinition table, Change change) {
    int all = table.columns().size();
    TableDefinition captured = table.of(columns);
    return ChangeRow.of(
        captured,
        captured(table, RowImage.read(change.before(), all)),
        captured(table, RowImage.read(change.after(), all)));
  }

  private Object[] captured(TableDefinition table, Object[] values) {
    return values == null
        ? null
        : IntStream.range(0, values.length)
            .filter(i -> columns.contains(table.columns().get(i).name()))
            .mapToObj(i -> values[i])
            .toArray();
  }

  String changeTable() {
    return "cdc.[" + name + "_CT]";
  }

  /** The statements that create the change table of this number and make it known. */
  List<String> create(TableDefinition table, int objectId, String startLsn) {
    List<String> statements = new ArrayList<>();
    StringBuilder definitions = new StringBuilder();
    int position = 0;
    for (Column column : table.of(columns).columns()) {
      definitions.append("[%s] %s, ".formatted(column.name(), H2Types.h2(column.type())));
      statements.add(
          "INSERT INTO cdc.captured_columns VALUES (%d, '%s', %d, '%s', %d, FALSE)"
              .formatted(objectId, column.name(), ++position, column.type().label(), position));
    }
    statements.add(
        "CREATE TABLE %s([__$start_lsn] BINARY(10), [__$end_lsn] BINARY(10), [__$seqval] BINARY(10), [__$operation] INT, [__$update_mask] VARBINARY(128), %s[__$command_id] INT)"
            .formatted(changeTable(), definitions));
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
