package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.tds.Login;
import io.concord.local.sqlserver.tds.TsqlException;
import io.concord.local.sqlserver.tds.TsqlResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;

/**
 * Logins of the server, users of the database, and what they may do: a user of the database is one
 * of H2, which enforces the rights on tables and schemas.
 */
final class Logins {
  /** Rights that are not on an object, and what they show. */
  private static final Map<String, List<String>> VIEWS =
      Map.of(
          "VIEW DATABASE STATE",
          List.of("sys.dm_cdc_log_scan_sessions", "sys.dm_cdc_errors"),
          "VIEW SERVER STATE",
          List.of("sys.dm_cdc_log_scan_sessions", "sys.dm_cdc_errors", "sys.dm_server_services"));

  private static final Set<String> ON_OBJECTS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

  private final Engine engine;
  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private final Set<String> users = new ConcurrentSkipListSet<>();
  private final AtomicInteger lastPrincipal = new AtomicInteger(256);

  Logins(Engine engine, String adminPassword) {
    this.engine = engine;
    passwords.put(Engine.ADMIN, adminPassword);
    users.add(Engine.ADMIN);
  }

  void check(Login login) throws TsqlException {
    if (!login.password().equals(passwords.get(login.user()))) {
      throw new TsqlException(Errors.LOGIN_FAILED, "Login failed for user '" + login.user() + "'.");
    }
    if (!users.contains(login.user())) {
      throw cannotOpen(engine.database());
    }
  }

  static TsqlException cannotOpen(String database) {
    return new TsqlException(
        Errors.CANNOT_OPEN_DATABASE,
        "Cannot open database \"" + database + "\" requested by the login. The login failed.");
  }

  void addLogin(String name, String password) throws SQLException {
    passwords.put(name, password);
    addPrincipal("sys.server_principals", name);
  }

  private void addPrincipal(String view, String name) throws SQLException {
    engine.run(
        List.of(
            "INSERT INTO %s VALUES ('%s', %d, 'SQL_LOGIN')"
                .formatted(view, name, lastPrincipal.incrementAndGet())));
  }

  /** CREATE USER name FOR LOGIN login. */
  List<TsqlResult> createUser(Matcher statement) throws SQLException {
    String name = statement.group(1);
    engine.run(List.of("CREATE USER [" + name + "] PASSWORD ''"));
    addPrincipal("sys.database_principals", name);
    users.add(name);
    return List.of();
  }

  /** DROP USER name. */
  List<TsqlResult> dropUser(Matcher statement) throws SQLException {
    String name = statement.group(1);
    users.remove(name);
    engine.run(
        List.of(
            "DROP USER [" + name + "]",
            "DELETE FROM sys.database_principals WHERE name = '" + name + "'",
            "DELETE FROM sys.database_role_members WHERE member_name = '" + name + "'"));
    return List.of();
  }

  /** ALTER ROLE role ADD or DROP MEMBER name. */
  List<TsqlResult> alterRole(Matcher statement) throws SQLException {
    String role = statement.group(1);
    String member = statement.group(3);
    if (statement.group(2).equalsIgnoreCase("ADD")) {
      engine.run(
          List.of(
              "GRANT [" + role + "] TO [" + member + "]",
              "INSERT INTO sys.database_role_members VALUES ('" + role + "', '" + member + "')"));
    } else {
      engine.run(
          List.of(
              "REVOKE [" + role + "] FROM [" + member + "]",
              "DELETE FROM sys.database_role_members WHERE role_name = '%s' AND member_name = '%s'"
                  .formatted(role, member)));
    }
    return List.of();
  }

  /** GRANT or REVOKE rights, on an object or none, TO or FROM name. */
  List<TsqlResult> grant(Matcher statement) throws SQLException, TsqlException {
    String verb = statement.group(1).toUpperCase(Locale.ROOT);
    String rights = statement.group(2).strip().toUpperCase(Locale.ROOT);
    String end = (verb.equals("GRANT") ? " TO [" : " FROM [") + statement.group(4) + "]";
    List<String> grants = new ArrayList<>();
    if (statement.group(3) == null) {
      for (String view : views(rights)) {
        grants.add(verb + " SELECT ON " + view + end);
      }
    } else {
      require(ON_OBJECTS.containsAll(List.of(rights.split("\\s*,\\s*"))), rights);
      grants.add(verb + " " + rights + " ON " + object(statement.group(3)) + end);
    }
    engine.run(grants);
    return List.of();
  }

  private static List<String> views(String right) throws TsqlException {
    require(VIEWS.containsKey(right), right);
    return VIEWS.get(right);
  }

  private static String object(String text) {
    return text.toUpperCase(Locale.ROOT).startsWith("SCHEMA::")
        ? "SCHEMA " + text.substring("SCHEMA::".length())
        : ObjectName.parse(text.replaceFirst("(?i)^OBJECT::", "")).quoted();
  }

  private static void require(boolean known, String rights) throws TsqlException {
    if (!known) {
      throw new TsqlException(
          Errors.NOT_UNDERSTOOD, "the stand-in does not know the right: " + rights);
    }
  }
}
