package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.tds.Login;
import io.concord.local.sqlserver.tds.TsqlException;
import io.concord.local.sqlserver.tds.TsqlServer;
import io.concord.local.sqlserver.tds.TsqlSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One database: H2 in memory, what is known about it, and the agent. */
final class Engine implements TsqlServer, AutoCloseable {
  static final String ADMIN = "sa";

  /** Whoever opens the database first sets these for all; it lasts as long as a connection does. */
  private static final String DATABASE_SETTINGS =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
          + ";DEFAULT_LOCK_TIMEOUT=10000";

  private static final String SESSION_SETTINGS = ";TIME ZONE=UTC";

  private final String database;
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final Catalog catalog = new Catalog();
  private final Lsn log = new Lsn();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final Connection admin;
  private final Logins logins;
  private final CaptureAgent agent;

  Engine(String database, String adminPassword) throws SQLException, IOException {
    this.database = database;
    this.admin = DriverManager.getConnection(url + DATABASE_SETTINGS + SESSION_SETTINGS, ADMIN, "");
    this.logins = new Logins(this, adminPassword);
    runScript("system-objects.sql");
    run(
        List.of(
            "INSERT INTO sys.databases VALUES ('%s', 5, 160, FALSE, 0, 'OFF', FALSE, 'FULL')"
                .formatted(database)));
    this.agent = new CaptureAgent(connect(ADMIN), catalog, log, this);
  }

  /** A connection of H2 with the rights of this user. */
  Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(url + SESSION_SETTINGS, user, "");
  }

  @Override
  public TsqlSession open(Login login) throws TsqlException {
    logins.check(login);
    if (!login.database().isEmpty() && !login.database().equalsIgnoreCase(database)) {
      throw Logins.cannotOpen(login.database());
    }
    try {
      return new EngineSession(this, connect(login.user()), login.user());
    } catch (SQLException e) {
      throw Errors.of(e);
    }
  }

  /** Executes statements of H2 with all rights, not while the agent scans. */
  synchronized void run(List<String> statements) throws SQLException {
    try (Statement execution = admin.createStatement()) {
      for (String statement : statements) {
        execution.execute(statement);
      }
    }
  }

  /** Executes a script that lies beside the tests. */
  void runScript(String name) throws SQLException, IOException {
    try (InputStream in = Engine.class.getResourceAsStream("/sqlserver/" + name)) {
      run(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  /** Keeps what was not understood, for the test to fail by: its client may pass over an error. */
  TsqlException refused(String statement, TsqlException failure) {
    if (failure.number() == Errors.NOT_UNDERSTOOD
        || failure.number() == Errors.INVALID_OBJECT && statement.contains("sys.")) {
      refusals.add(statement.strip() + "\n  -> " + failure.getMessage());
    }
    return failure;
  }

  Queue<String> refusals() {
    return refusals;
  }

  String database() {
    return database;
  }

  Catalog catalog() {
    return catalog;
  }

  Lsn log() {
    return log;
  }

  Logins logins() {
    return logins;
  }

  CaptureAgent agent() {
    return agent;
  }

  @Override
  public void close() throws SQLException {
    agent.close();
    run(List.of("SHUTDOWN"));
  }
}
