package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.TableDefinition.Column;
import io.concord.local.sqlserver.tds.ResultColumn;
import io.concord.local.sqlserver.tds.TsqlType;
import io.concord.local.sqlserver.tds.TsqlType.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A row of {@code sp_columns_100}, with types and sizes as ODBC 3 tells them. */
final class ColumnFacts {
  private static final int LONGEST = 4000;

  /** All columns, in the order of {@code DatabaseMetaData.getColumns}. */
  private static final List<String> NAMES =
      List.of(
          "TABLE_CAT",
          "TABLE_SCHEM",
          "TABLE_NAME",
          "COLUMN_NAME",
          "DATA_TYPE",
          "TYPE_NAME",
          "COLUMN_SIZE",
          "BUFFER_LENGTH",
          "DECIMAL_DIGITS",
          "NUM_PREC_RADIX",
          "NULLABLE",
          "REMARKS",
          "COLUMN_DEF",
          "SQL_DATA_TYPE",
          "SQL_DATETIME_SUB",
          "CHAR_OCTET_LENGTH",
          "ORDINAL_POSITION",
          "IS_NULLABLE",
          "SCOPE_CATALOG",
          "SCOPE_SCHEMA",
          "SCOPE_TABLE",
          "SOURCE_DATA_TYPE",
          "IS_AUTOINCREMENT",
          "IS_GENERATEDCOLUMN",
          "SS_IS_SPARSE",
          "SS_IS_COLUMN_SET",
          "SS_UDT_CATALOG_NAME",
          "SS_UDT_SCHEMA_NAME",
          "SS_UDT_ASSEMBLY_TYPE_NAME",
          "SS_XML_SCHEMACOLLECTION_CATALOG_NAME",
          "SS_XML_SCHEMACOLLECTION_SCHEMA_NAME",
          "SS_XML_SCHEMACOLLECTION_NAME");

  private static final Set<String> NUMBERS =
      Set.of(
          "DATA_TYPE",
          "COLUMN_SIZE",
          "BUFFER_LENGTH",
          "DECIMAL_DIGITS",
          "NUM_PREC_RADIX",
          "NULLABLE",
          "SQL_DATA_TYPE",
          "SQL_DATETIME_SUB",
          "CHAR_OCTET_LENGTH",
          "ORDINAL_POSITION",
          "SOURCE_DATA_TYPE",
          "SS_IS_SPARSE",
          "SS_IS_COLUMN_SET");

  static final List<ResultColumn> COLUMNS = columns();

  private ColumnFacts() {}

  private static List<ResultColumn> columns() {
    List<ResultColumn> columns = new ArrayList<>();
    for (String name : NAMES) {
      boolean number = NUMBERS.contains(name);
      columns.add(
          new ResultColumn(name, number ? TsqlType.of(Name.INT) : TsqlType.nvarchar(LONGEST)));
    }
    return columns;
  }

  static Object[] row(String database, ObjectName table, Column column, int position) {
    Map<String, Object> facts = new LinkedHashMap<>();
    NAMES.forEach(name -> facts.put(name, null));
    facts.put("TABLE_CAT", database);
    facts.put("TABLE_SCHEM", table.schema());
    facts.put("TABLE_NAME", table.name());
    facts.put("COLUMN_NAME", column.name());
    facts.put("DATA_TYPE", odbcType(column.type()));
    facts.put("TYPE_NAME", column.type().label());
    facts.put("COLUMN_SIZE", size(column.type()));
    facts.put("BUFFER_LENGTH", size(column.type()));
    facts.put("DECIMAL_DIGITS", digits(column.type()));
    facts.put("NUM_PREC_RADIX", 10);
    facts.put("NULLABLE", column.nullable() ? 1 : 0);
    facts.put("COLUMN_DEF", column.normalizedDefault());
    facts.put("SQL_DATA_TYPE", odbcType(column.type()));
    facts.put("ORDINAL_POSITION", position);
    facts.put("IS_NULLABLE", column.nullable() ? "YES" : "NO");
    facts.put("IS_AUTOINCREMENT", "NO");
    facts.put("IS_GENERATEDCOLUMN", "NO");
    return facts.values().toArray();
  }

  private static int odbcType(TsqlType type) {
    return switch (type.name()) {
      case BIGINT -> -5;
      case BIT -> -7;
      case DATE -> 91;
      case DATETIME2 -> 93;
      case DATETIMEOFFSET -> -155;
      case DECIMAL -> 3;
      case FLOAT -> 6;
      case INT -> 4;
      case NVARCHAR -> -9;
      case REAL -> 7;
      case SMALLINT -> 5;
      case TIME -> -154;
      case TINYINT -> -6;
      case UNIQUEIDENTIFIER -> -11;
      case VARBINARY -> -3;
      case VARCHAR -> 12;
    };
  }

  /** Digits, characters or bytes; 0 for (max). */
  private static int size(TsqlType type) {
    return switch (type.name()) {
      case BIGINT -> 19;
      case BIT -> 1;
      case DATE -> 10;
      case DATETIME2 -> 20 + type.scale();
      case DATETIMEOFFSET -> 27 + type.scale();
      case FLOAT -> 53;
      case INT -> 10;
      case REAL -> 24;
      case SMALLINT -> 5;
      case TIME -> 9 + type.scale();
      case TINYINT -> 3;
      case UNIQUEIDENTIFIER -> 36;
      default -> type.isMax() ? 0 : type.precision();
    };
  }

  private static Integer digits(TsqlType type) {
    return switch (type.name()) {
      case BIGINT, INT, SMALLINT, TINYINT -> 0;
      case DATETIME2, DATETIMEOFFSET, DECIMAL, TIME -> type.scale();
      default -> null;
    };
  }
}
