package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.tds.ServerCertificate;
import io.concord.local.sqlserver.tds.TdsServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A server for the real connector and the real driver, with an empty database and without change
 * data capture: the project's own scripts make it what it must be.
 *
 * <p>What goes wrong at a customer's can be set here, by T-SQL through {@link #execute} or, where a
 * real server needs more than T-SQL, by a method.
 */
public final class SqlServerStandIn implements AutoCloseable {
  public static final String DATABASE = "Shop";
  public static final String ADMIN = Engine.ADMIN;
  public static final String ADMIN_PASSWORD = "Stand-in1";

  private final Engine engine;
  private final TdsServer server;
  private final Path trustStore;

  private SqlServerStandIn(Engine engine, TdsServer server, Path trustStore) {
    this.engine = engine;
    this.server = server;
    this.trustStore = trustStore;
  }

  /** Starts one; the folder takes the certificate and the store to trust it with. */
  public static SqlServerStandIn start(Path folder) throws Exception {
    ServerCertificate certificate = ServerCertificate.create(folder);
    Path trustStore = certificate.writeTrustStore(folder.resolve("trust.p12"));
    Engine engine = new Engine(DATABASE, ADMIN_PASSWORD);
    return new SqlServerStandIn(engine, TdsServer.start(engine, certificate), trustStore);
  }

  public int port() {
    return server.port();
  }

  /** A PKCS12 store with {@link ServerCertificate#STORE_PASSWORD}. */
  public Path trustStore() {
    return trustStore;
  }

  /** For the driver, over TLS with a certificate that it trusts. */
  public String jdbcUrl(String user, String password) {
    return "jdbc:sqlserver://localhost:%d;databaseName=%s;user=%s;password=%s;encrypt=true;loginTimeout=10;connectRetryCount=0;trustStore=%s;trustStoreType=PKCS12;trustStorePassword=%s"
        .formatted(port(), DATABASE, user, password, trustStore, ServerCertificate.STORE_PASSWORD);
  }

  /** As the owner of the database. */
  public String jdbcUrl() {
    return jdbcUrl(ADMIN, ADMIN_PASSWORD);
  }

  /** Executes batches as the owner, over the wire like everybody else. */
  public void execute(String... batches) throws SQLException {
    new SqlScript(List.of(batches)).run(jdbcUrl());
  }

  /** Executes a script whose batches are separated by lines {@code GO}. */
  public void runScript(String script) throws SQLException {
    SqlScript.of(script).run(jdbcUrl());
  }

  /** Stops or starts SQL Server Agent, and with it the capture job. */
  public void setAgentRunning(boolean running) throws SQLException {
    engine.agent().setRunning(running);
    engine.run(
        List.of(
            "UPDATE sys.dm_server_services SET status = %d, status_desc = '%s' WHERE servicename LIKE '%%Agent%%'"
                .formatted(running ? 4 : 1, running ? "Running" : "Stopped")));
  }

  /** How long after a commit a change can be captured. */
  public void setCaptureLatency(Duration latency) {
    engine.agent().setLatency(latency);
  }

  /** Removes all changes so far from the change tables, as if the retention had passed. */
  public void cleanUpChanges() throws SQLException {
    engine.agent().cleanUp();
  }

  /** Drops every connection at once. */
  public void dropConnections() {
    server.dropConnections();
  }

  /**
   * Requires that every statement so far was understood and nothing broke inside: an error may have
   * gone no further than into a client's log.
   */
  public void requireUnderstood() {
    List<String> problems = new ArrayList<>(engine.refusals());
    server.failures().forEach(failure -> problems.add(failure.toString()));
    if (engine.agent().failure() != null) {
      problems.add("the capture agent: " + engine.agent().failure());
    }
    if (!problems.isEmpty()) {
      throw new AssertionError(
          "the stand-in must know what it is asked for:\n" + String.join("\n", problems));
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    server.close();
    engine.close();
  }
}
