package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.TableDefinition.Column;
import io.concord.local.sqlserver.tds.Parameter;
import io.concord.local.sqlserver.tds.ResultColumn;
import io.concord.local.sqlserver.tds.TsqlResult;
import io.concord.local.sqlserver.tds.TsqlResult.Rows;
import io.concord.local.sqlserver.tds.TsqlType;
import io.concord.local.sqlserver.tds.TsqlType.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The procedures behind {@code DatabaseMetaData}: tables, columns and keys. */
final class CatalogProcedures {
  /** Around {@code sp_columns_100} the driver puts a table variable, to rename what it returns. */
  private static final Pattern COLUMNS =
      Pattern.compile("(?is)\\s*DECLARE @mssqljdbc_temp_sp_columns_result TABLE.*sp_columns_100.*");

  private static final int LONGEST = 4000;

  private final Engine engine;

  CatalogProcedures(Engine engine) {
    this.engine = engine;
  }

  static boolean isColumns(String batch) {
    return COLUMNS.matcher(batch).matches();
  }

  /** Parameters: table, schema, database, table types. */
  List<TsqlResult> tables(List<Parameter> parameters) {
    List<Object[]> rows = new ArrayList<>();
    for (TableDefinition table : matching(parameters)) {
      ObjectName name = table.name();
      rows.add(new Object[] {engine.database(), name.schema(), name.name(), "TABLE", null});
    }
    return List.of(
        new Rows(
            texts("TABLE_QUALIFIER", "TABLE_OWNER", "TABLE_NAME", "TABLE_TYPE", "REMARKS"), rows));
  }

  /** Parameters: table, schema, database. */
  List<TsqlResult> primaryKeys(List<Parameter> parameters) {
    List<ResultColumn> columns =
        texts("TABLE_QUALIFIER", "TABLE_OWNER", "TABLE_NAME", "COLUMN_NAME");
    columns.add(new ResultColumn("KEY_SEQ", TsqlType.of(Name.SMALLINT)));
    columns.addAll(texts("PK_NAME"));
    List<Object[]> rows = new ArrayList<>();
    for (TableDefinition table : matching(parameters)) {
      int position = 0;
      for (String key : table.primaryKey()) {
        ObjectName name = table.name();
        rows.add(
            new Object[] {
              engine.database(), name.schema(), name.name(), key, ++position, "PK_" + name.name()
            });
      }
    }
    return List.of(new Rows(columns, rows));
  }

  /** No index beside the primary keys is worth telling. */
  List<TsqlResult> statistics() {
    return List.of(
        new Rows(
            texts(
                "TABLE_QUALIFIER",
                "TABLE_OWNER",
                "TABLE_NAME",
                "NON_UNIQUE",
                "INDEX_QUALIFIER",
                "INDEX_NAME",
                "TYPE",
                "SEQ_IN_INDEX",
                "COLUMN_NAME",
                "COLLATION",
                "CARDINALITY",
                "PAGES",
                "FILTER_CONDITION"),
            List.of()));
  }

  /** Parameters: table, schema, database, column, and two that only choose a format. */
  TsqlResult columns(List<Parameter> parameters) {
    Pattern wanted = like(parameters.get(3).value());
    List<Object[]> rows = new ArrayList<>();
    for (TableDefinition table : matching(parameters)) {
      int position = 0;
      for (Column column : table.columns()) {
        position++;
        if (wanted.matcher(column.name()).matches()) {
          rows.add(ColumnFacts.row(engine.database(), table.name(), column, position));
        }
      }
    }
    return new Rows(ColumnFacts.COLUMNS, rows);
  }

  private List<TableDefinition> matching(List<Parameter> parameters) {
    Pattern name = like(parameters.get(0).value());
    Pattern schema = like(parameters.get(1).value());
    return engine.catalog().tables().stream()
        .filter(table -> name.matcher(table.name().name()).matches())
        .filter(table -> schema.matcher(table.name().schema()).matches())
        .toList();
  }

  /** A pattern of LIKE, where brackets take the meaning from one character; null is any. */
  private static Pattern like(Object pattern) {
    if (pattern == null) {
      return Pattern.compile(".*");
    }
    String regex =
        Pattern.compile("\\[(.)\\]|(%)|(_)|(.)")
            .matcher(pattern.toString())
            .replaceAll(
                part ->
                    Matcher.quoteReplacement(
                        part.group(2) != null
                            ? ".*"
                            : part.group(3) != null
                                ? "."
                                : Pattern.quote(
                                    part.group(1) != null ? part.group(1) : part.group(4))));
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private static List<ResultColumn> texts(String... names) {
    List<ResultColumn> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(new ResultColumn(name, TsqlType.nvarchar(LONGEST)));
    }
    return columns;
  }
}
