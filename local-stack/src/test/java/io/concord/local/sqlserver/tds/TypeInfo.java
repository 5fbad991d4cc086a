package io.concord.local.sqlserver.tds;

/** Writes what a result's heading says about the type of a column. */
final class TypeInfo {
  /** SQL_Latin1_General_CP1_CI_AS. */
  static final byte[] COLLATION = {0x09, 0x04, (byte) 0xD0, 0x00, 0x34};

  private static final int MAX = 0xFFFF;

  private TypeInfo() {}

  static void write(TdsWriter out, TsqlType type) {
    switch (type.name()) {
      case BIGINT -> out.u1(TypeCode.INTEGER).u1(8);
      case INT -> out.u1(TypeCode.INTEGER).u1(4);
      case SMALLINT -> out.u1(TypeCode.INTEGER).u1(2);
      case TINYINT -> out.u1(TypeCode.INTEGER).u1(1);
      case BIT -> out.u1(TypeCode.BIT).u1(1);
      case FLOAT -> out.u1(TypeCode.FLOAT).u1(8);
      case REAL -> out.u1(TypeCode.FLOAT).u1(4);
      case DECIMAL -> decimal(out, type);
      case DATE -> out.u1(TypeCode.DATE);
      case TIME -> out.u1(TypeCode.TIME).u1(type.scale());
      case DATETIME2 -> out.u1(TypeCode.DATETIME2).u1(type.scale());
      case DATETIMEOFFSET -> out.u1(TypeCode.DATETIMEOFFSET).u1(type.scale());
      case UNIQUEIDENTIFIER -> out.u1(TypeCode.GUID).u1(Guid.BYTES);
      case NVARCHAR -> out.u1(TypeCode.NVARCHAR).u2(length(type, 2)).bytes(COLLATION);
      case VARCHAR -> out.u1(TypeCode.VARCHAR).u2(length(type, 1)).bytes(COLLATION);
      case VARBINARY -> out.u1(TypeCode.VARBINARY).u2(length(type, 1));
    }
  }

  private static void decimal(TdsWriter out, TsqlType type) {
    out.u1(TypeCode.DECIMAL);
    out.u1(decimalBytes(type.precision())).u1(type.precision()).u1(type.scale());
  }

  /** Sign and magnitude of a decimal. */
  static int decimalBytes(int precision) {
    return precision <= 9 ? 5 : precision <= 19 ? 9 : precision <= 28 ? 13 : 17;
  }

  private static int length(TsqlType type, int bytesPerCharacter) {
    return type.isMax() ? MAX : type.precision() * bytesPerCharacter;
  }
}
