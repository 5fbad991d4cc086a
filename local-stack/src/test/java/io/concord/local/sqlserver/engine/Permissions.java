package io.concord.local.sqlserver.engine;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Right;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.schema.Schema;
import org.h2.table.Table;

/** The functions that tell a login what it may do, for H2 to call by name: H2 knows. */
public final class Permissions {
  private Permissions() {}

  /** 1 or 0, or null for an object that is not there or a right that is none. */
  public static Integer onObject(Connection connection, String name, String kind, String permission)
      throws SQLException {
    SessionLocal session = session(connection);
    ObjectName object = ObjectName.parse(name);
    Schema schema = session.getDatabase().findSchema(object.schema());
    Table table = schema == null ? null : schema.findTableOrView(session, object.name());
    int right = right(permission);
    if (table == null || right == 0) {
      return null;
    }
    return session.getUser().hasTableRight(table, right) ? 1 : 0;
  }

  private static int right(String permission) {
    return switch (permission) {
      case "SELECT" -> Right.SELECT;
      case "INSERT" -> Right.INSERT;
      case "UPDATE" -> Right.UPDATE;
      case "DELETE" -> Right.DELETE;
      default -> 0;
    };
  }

  /** 1 or 0, or null for a role that is not there. */
  public static Integer inRole(Connection connection, String name) throws SQLException {
    SessionLocal session = session(connection);
    var role = session.getDatabase().findRole(name);
    if (role == null) {
      return null;
    }
    return session.getUser().isAdmin() || session.getUser().isRoleGranted(role) ? 1 : 0;
  }

  private static SessionLocal session(Connection connection) throws SQLException {
    return (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
  }
}
