package io.concord.local.sqlserver.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * The functions of SQL Server that statements call, for H2 to call by name; all they know is in the
 * system objects.
 */
public final class SystemFunctions {
  private static final int INSUFFICIENT_ARGUMENTS = 313;
  private static final String CDC_IS_ENABLED =
      "EXISTS (SELECT 1 FROM sys.databases WHERE is_cdc_enabled)";

  private SystemFunctions() {}

  /** One value of a row, or null if there is no row. */
  private static <T> T value(Connection connection, Class<T> type, String query, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getObject(1, type) : null;
      }
    }
  }

  private static boolean isCaptureEnabled(Connection connection) throws SQLException {
    return value(connection, Integer.class, "SELECT 1 WHERE " + CDC_IS_ENABLED) != null;
  }

  public static Integer databaseId(Connection connection, String... name) throws SQLException {
    return name.length == 0
        ? value(connection, Integer.class, "SELECT database_id FROM sys.databases")
        : value(
            connection,
            Integer.class,
            "SELECT database_id FROM sys.databases WHERE name = ?",
            name[0]);
  }

  public static String databaseName(Connection connection) throws SQLException {
    return value(connection, String.class, "SELECT name FROM sys.databases");
  }

  public static Integer objectId(Connection connection, String name, String... type)
      throws SQLException {
    ObjectName object = ObjectName.parse(name);
    return value(
        connection,
        Integer.class,
        "SELECT t.object_id FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id"
            + " WHERE s.name = ? AND t.name = ?",
        object.schema(),
        object.name());
  }

  public static String objectName(Connection connection, Integer id, Integer... database)
      throws SQLException {
    return value(connection, String.class, "SELECT name FROM sys.tables WHERE object_id = ?", id);
  }

  public static String objectSchemaName(Connection connection, Integer id, Integer... database)
      throws SQLException {
    return value(
        connection,
        String.class,
        "SELECT s.name FROM sys.schemas s JOIN sys.tables t ON t.schema_id = s.schema_id"
            + " WHERE t.object_id = ?",
        id);
  }

  public static Integer loginId(Connection connection, String name) throws SQLException {
    return value(
        connection,
        Integer.class,
        "SELECT principal_id FROM sys.server_principals WHERE name = ?",
        name);
  }

  public static Integer userId(Connection connection, String name) throws SQLException {
    return value(
        connection,
        Integer.class,
        "SELECT principal_id FROM sys.database_principals WHERE name = ?",
        name);
  }

  /** 1 or 0, or null for a role that the stand-in does not have. */
  public static Integer isServerRoleMember(Connection connection, String role) throws SQLException {
    boolean admin = connection.getMetaData().getUserName().equalsIgnoreCase(Engine.ADMIN);
    return role.equals("sysadmin") ? Integer.valueOf(admin ? 1 : 0) : null;
  }

  public static String quoteName(String name) {
    return "[" + name.replace("]", "]]") + "]";
  }

  public static String serverProperty(String name) {
    return switch (name) {
      case "EngineEdition" -> "3";
      case "Edition" -> "Developer Edition (64-bit)";
      case "ProductVersion" -> "16.0.4205.1";
      case "ProductMajorVersion" -> "16";
      default -> null;
    };
  }

  public static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }

  public static OffsetDateTime atOffset(LocalDateTime time, int minutes) {
    return time == null ? null : time.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
  }

  public static byte[] maxLsn(Connection connection) throws SQLException {
    if (!isCaptureEnabled(connection)) {
      return null;
    }
    return value(connection, byte[].class, "SELECT MAX(start_lsn) FROM cdc.lsn_time_mapping");
  }

  /** Zero for a capture instance that does not exist, or that the caller must not see. */
  public static byte[] minLsn(Connection connection, String instance) throws SQLException {
    byte[] lsn = null;
    if (isCaptureEnabled(connection)) {
      lsn =
          value(
              connection,
              byte[].class,
              "SELECT start_lsn FROM cdc.change_tables WHERE capture_instance = ?",
              instance);
    }
    return lsn == null ? new byte[Lsn.BYTES] : lsn;
  }

  public static byte[] incrementLsn(byte[] lsn) {
    return lsn == null ? null : Lsn.increment(lsn);
  }

  public static LocalDateTime timeOfLsn(Connection connection, byte[] lsn) throws SQLException {
    return value(
        connection,
        LocalDateTime.class,
        "SELECT tran_end_time FROM cdc.lsn_time_mapping WHERE start_lsn = ?",
        lsn);
  }

  /**
   * The lower end of a range of changes, which must not lie before what is kept: the real function
   * says so in just these words.
   */
  public static byte[] fromLsn(Connection connection, String instance, byte[] from)
      throws SQLException {
    if (from == null || Arrays.compareUnsigned(from, minLsn(connection, instance)) < 0) {
      throw new SQLException(
          "An insufficient number of arguments were supplied for the procedure or function"
              + " cdc.fn_cdc_get_all_changes_ ... .",
          "S0001",
          INSUFFICIENT_ARGUMENTS);
    }
    return from;
  }
}
