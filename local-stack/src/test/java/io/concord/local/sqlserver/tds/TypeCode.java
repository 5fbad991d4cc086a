package io.concord.local.sqlserver.tds;

/** The bytes that stand for types on the wire; all of them are the kinds that can be NULL. */
final class TypeCode {
  static final int GUID = 0x24;
  static final int INTEGER = 0x26;
  static final int DATE = 0x28;
  static final int TIME = 0x29;
  static final int DATETIME2 = 0x2A;
  static final int DATETIMEOFFSET = 0x2B;
  static final int BIT = 0x68;
  static final int DECIMAL = 0x6A;
  static final int NUMERIC = 0x6C;
  static final int FLOAT = 0x6D;
  static final int VARBINARY = 0xA5;
  static final int VARCHAR = 0xA7;
  static final int BINARY = 0xAD;
  static final int CHAR = 0xAF;
  static final int NVARCHAR = 0xE7;
  static final int NCHAR = 0xEF;

  private TypeCode() {}
}
