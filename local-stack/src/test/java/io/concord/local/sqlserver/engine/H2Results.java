package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.tds.ResultColumn;
import io.concord.local.sqlserver.tds.TsqlResult;
import io.concord.local.sqlserver.tds.TsqlResult.Rows;
import io.concord.local.sqlserver.tds.TsqlType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Executes a statement of H2 and takes its whole result. */
final class H2Results {

  private H2Results() {}

  static TsqlResult execute(PreparedStatement statement) throws SQLException {
    if (!statement.execute()) {
      return new TsqlResult.Updated(statement.getUpdateCount());
    }
    try (ResultSet rows = statement.getResultSet()) {
      return rows(rows);
    }
  }

  private static Rows rows(ResultSet result) throws SQLException {
    List<ResultColumn> columns = columns(result.getMetaData());
    List<Object[]> rows = new ArrayList<>();
    while (result.next()) {
      Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = value(result, i + 1, columns.get(i).type());
      }
      rows.add(row);
    }
    return new Rows(columns, rows);
  }

  private static List<ResultColumn> columns(ResultSetMetaData result) throws SQLException {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= result.getColumnCount(); i++) {
      columns.add(new ResultColumn(result.getColumnLabel(i), H2Types.tsql(result, i)));
    }
    return columns;
  }

  private static Object value(ResultSet row, int column, TsqlType type) throws SQLException {
    return switch (type.name()) {
      case DATE -> row.getObject(column, LocalDate.class);
      case DATETIME2 -> row.getObject(column, LocalDateTime.class);
      case DATETIMEOFFSET -> row.getObject(column, OffsetDateTime.class);
      case DECIMAL -> row.getBigDecimal(column);
      case NVARCHAR, VARCHAR -> row.getString(column);
      case TIME -> row.getObject(column, LocalTime.class);
      case UNIQUEIDENTIFIER -> row.getObject(column, UUID.class);
      case VARBINARY -> row.getBytes(column);
      default -> row.getObject(column);
    };
  }
}
