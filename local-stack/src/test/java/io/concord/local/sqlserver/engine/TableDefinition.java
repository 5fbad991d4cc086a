package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.tds.TsqlType;
import java.util.List;

/** A table of the shop. */
record TableDefinition(
    int objectId, ObjectName name, List<Column> columns, List<String> primaryKey) {

  TableDefinition {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
  }

  /**
   * A column.
   *
   * @param defaultValue the expression as the script says it, or null
   */
  record Column(String name, TsqlType type, boolean nullable, String defaultValue) {

    Column allowingNull() {
      return new Column(name, type, true, defaultValue);
    }

    /** The expression as the server keeps it, or null: a number in two pairs of parentheses. */
    String normalizedDefault() {
      if (defaultValue == null) {
        return null;
      }
      return defaultValue.matches("[-\\d.]+")
          ? "((" + defaultValue + "))"
          : "(" + defaultValue + ")";
    }
  }

  boolean isKey(int column) {
    return primaryKey.contains(columns.get(column).name());
  }

  /** This table with some of its columns only. */
  TableDefinition of(List<String> names) {
    List<Column> some = columns.stream().filter(column -> names.contains(column.name())).toList();
    return new TableDefinition(objectId, name, some, primaryKey);
  }
}
