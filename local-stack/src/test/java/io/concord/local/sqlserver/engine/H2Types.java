package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.tds.TsqlType;
import io.concord.local.sqlserver.tds.TsqlType.Name;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** Which type of H2 keeps the values of a T-SQL type, and which T-SQL type a result of H2 has. */
final class H2Types {
  /** Longer strings are of type (max). */
  private static final int NVARCHAR_MAX = 4000;

  private static final int VARBINARY_MAX = 8000;
  private static final int MAX_BYTES = 1_000_000;

  private H2Types() {}

  static String h2(TsqlType type) {
    return switch (type.name()) {
      case BIT -> "BOOLEAN";
      case DATETIME2 -> "TIMESTAMP(" + type.scale() + ")";
      case DATETIMEOFFSET -> "TIMESTAMP(" + type.scale() + ") WITH TIME ZONE";
      case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
      case FLOAT -> "DOUBLE PRECISION";
      case INT -> "INTEGER";
      case NVARCHAR, VARCHAR -> "VARCHAR(" + length(type) + ")";
      case TIME -> "TIME(" + type.scale() + ")";
      case UNIQUEIDENTIFIER -> "UUID";
      case VARBINARY -> "VARBINARY(" + length(type) + ")";
      default -> type.label();
    };
  }

  private static int length(TsqlType type) {
    return type.isMax() ? MAX_BYTES : type.precision();
  }

  static TsqlType tsql(ResultSetMetaData result, int column) throws SQLException {
    int precision = result.getPrecision(column);
    int scale = result.getScale(column);
    // to JDBC it is a binary string
    if (result.getColumnTypeName(column).equals("UUID")) {
      return TsqlType.of(Name.UNIQUEIDENTIFIER);
    }
    return switch (result.getColumnType(column)) {
      case Types.BIGINT -> TsqlType.of(Name.BIGINT);
      case Types.INTEGER -> TsqlType.of(Name.INT);
      case Types.SMALLINT -> TsqlType.of(Name.SMALLINT);
      case Types.TINYINT -> TsqlType.of(Name.TINYINT);
      case Types.BOOLEAN, Types.BIT -> TsqlType.of(Name.BIT);
      case Types.DOUBLE, Types.FLOAT -> TsqlType.of(Name.FLOAT);
      case Types.REAL -> TsqlType.of(Name.REAL);
      case Types.DATE -> TsqlType.of(Name.DATE);
      case Types.DECIMAL, Types.NUMERIC ->
          new TsqlType(Name.DECIMAL, Math.min(precision, 38), scale);
      case Types.TIME -> new TsqlType(Name.TIME, 0, Math.min(scale, 7));
      case Types.TIMESTAMP -> new TsqlType(Name.DATETIME2, 0, Math.min(scale, 7));
      case Types.TIMESTAMP_WITH_TIMEZONE ->
          new TsqlType(Name.DATETIMEOFFSET, 0, Math.min(scale, 7));
      case Types.VARCHAR, Types.CHAR, Types.NULL -> string(Name.NVARCHAR, precision, NVARCHAR_MAX);
      case Types.BINARY, Types.VARBINARY -> string(Name.VARBINARY, precision, VARBINARY_MAX);
      default ->
          throw new SQLException(
              "a result of H2 must be of a type that T-SQL has: type="
                  + result.getColumnTypeName(column));
    };
  }

  private static TsqlType string(Name name, int precision, int longest) {
    int length = precision > longest ? TsqlType.MAX : Math.max(1, precision);
    return new TsqlType(name, length, 0);
  }
}
