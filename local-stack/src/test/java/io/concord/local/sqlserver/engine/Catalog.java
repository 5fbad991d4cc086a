package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.TableDefinition.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The tables of the shop. */
final class Catalog {
  private final Map<Integer, TableDefinition> tables = new ConcurrentSkipListMap<>();
  private final AtomicInteger lastObjectId = new AtomicInteger(1000);

  int nextObjectId() {
    return lastObjectId.incrementAndGet();
  }

  Collection<TableDefinition> tables() {
    return tables.values();
  }

  TableDefinition table(int objectId) {
    return tables.get(objectId);
  }

  Optional<TableDefinition> table(ObjectName name) {
    return tables.values().stream()
        .filter(table -> table.name().schema().equalsIgnoreCase(name.schema()))
        .filter(table -> table.name().name().equalsIgnoreCase(name.name()))
        .findFirst();
  }

  /** Takes the table in, and returns the statements that create it in H2. */
  List<String> add(TableDefinition table) {
    tables.put(table.objectId(), table);
    List<String> statements = new ArrayList<>();
    statements.add(createTable(table));
    statements.add(
        "INSERT INTO sys.tables SELECT %d, '%s', schema_id, FALSE FROM sys.schemas WHERE name = '%s'"
            .formatted(table.objectId(), table.name().name(), table.name().schema()));
    int position = 0;
    for (Column column : table.columns()) {
      statements.add(
          "INSERT INTO sys.columns VALUES (%d, '%s', %d, '%s', %s)"
              .formatted(
                  table.objectId(),
                  column.name(),
                  ++position,
                  column.type().label(),
                  column.nullable()));
    }
    return statements;
  }

  /** Changes the table, and returns the statements that change it in H2. */
  List<String> allowNull(TableDefinition table, String column) {
    List<Column> columns =
        table.columns().stream()
            .map(old -> old.name().equals(column) ? old.allowingNull() : old)
            .toList();
    TableDefinition changed =
        new TableDefinition(table.objectId(), table.name(), columns, table.primaryKey());
    tables.put(table.objectId(), changed);
    return List.of(
        "ALTER TABLE %s ALTER COLUMN [%s] DROP NOT NULL".formatted(table.name().quoted(), column),
        "UPDATE sys.columns SET is_nullable = TRUE WHERE object_id = %d AND name = '%s'"
            .formatted(table.objectId(), column));
  }

  /** Forgets the table, and returns the statements that drop it from H2. */
  List<String> remove(TableDefinition table) {
    tables.remove(table.objectId());
    return List.of(
        "DROP TABLE " + table.name().quoted(),
        "DELETE FROM sys.tables WHERE object_id = " + table.objectId(),
        "DELETE FROM sys.columns WHERE object_id = " + table.objectId());
  }

  private static String createTable(TableDefinition table) {
    List<String> parts = new ArrayList<>();
    for (Column column : table.columns()) {
      parts.add(
          "[%s] %s%s%s"
              .formatted(
                  column.name(),
                  H2Types.h2(column.type()),
                  column.defaultValue() == null ? "" : " DEFAULT " + h2Default(column),
                  column.nullable() ? "" : " NOT NULL"));
    }
    if (!table.primaryKey().isEmpty()) {
      parts.add("PRIMARY KEY ([" + String.join("], [", table.primaryKey()) + "])");
    }
    return "CREATE TABLE " + table.name().quoted() + " (" + String.join(", ", parts) + ")";
  }

  private static String h2Default(Column column) {
    return H2Statement.of(column.defaultValue(), "", List.of()).text();
  }
}
