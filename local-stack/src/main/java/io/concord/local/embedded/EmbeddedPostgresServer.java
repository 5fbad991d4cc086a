package io.concord.local.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server on 127.0.0.1 with an empty database {@code shop}, ready for logical decoding.
 *
 * <p>The folder holds the programs, the data, the log and the port. The data survive everything
 * that PostgreSQL survives: commits are flushed to disk. A server that still runs on the data,
 * because the process that started it was killed, is stopped first.
 *
 * <p>Who can reach the loopback interface of this machine is trusted, without a password.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

  /** The database with the source tables. */
  public static final String DATABASE = "shop";

  /** The superuser, the only one. */
  public static final String USER = "postgres";

  private static final String STOP_SECONDS = "30";
  private static final String START_SECONDS = "60";

  private final PostgresBinaries binaries;
  private final Path data;
  private final int port;

  private EmbeddedPostgresServer(PostgresBinaries binaries, Path data, int port) {
    this.binaries = binaries;
    this.data = data;
    this.port = port;
  }

  /**
   * Starts a server on this folder, and creates what is missing in it.
   *
   * @throws IllegalStateException if PostgreSQL refuses to start, with its reason
   */
  public static EmbeddedPostgresServer start(Path folder) throws IOException, SQLException {
    Path absolute = Files.createDirectories(folder).toRealPath();
    PostgresBinaries binaries =
        PostgresBinaries.unpack(Files.createDirectories(absolute.resolve("programs")));
    Path data = absolute.resolve("data");
    createCluster(binaries, data);
    stopOrphan(binaries, data);
    int port = LoopbackPort.choose(absolute.resolve("port"));
    configure(data, port);
    launch(binaries, data, absolute.resolve("server.log"));
    EmbeddedPostgresServer server = new EmbeddedPostgresServer(binaries, data, port);
    try {
      server.createDatabase();
    } catch (SQLException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Stops the server that runs on this folder, if one does, whoever started it. */
  public static void stopIfRunning(Path folder) throws IOException {
    if (Files.isDirectory(folder.resolve("data"))) {
      Path absolute = folder.toRealPath();
      stopOrphan(PostgresBinaries.unpack(absolute.resolve("programs")), absolute.resolve("data"));
    }
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Complete with the user; what follows {@code jdbc:} can be given to psql as it is. */
  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  /** A new connection to the database, to be closed by the caller. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl());
  }

  /** Where a connector finds this server. */
  public Map<String, String> connectorAddresses() {
    return Map.of(
        "database.hostname",
        "127.0.0.1",
        "database.port",
        Integer.toString(port),
        "database.user",
        USER,
        "database.password",
        "",
        "database.dbname",
        DATABASE);
  }

  /** Stops the server, and ends open connections. */
  @Override
  public void close() {
    try {
      if (new PostmasterFile(data).runningServer().isPresent()) {
        stop(binaries, data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop PostgreSQL: data=" + data, e);
    }
  }

  private static void createCluster(PostgresBinaries binaries, Path data) throws IOException {
    if (Files.exists(data)) {
      return;
    }
    // the folder gets its name when it is complete: a crash leaves no half-made cluster
    Path partial = data.resolveSibling("data.partial");
    Folders.delete(partial);
    binaries.run(
        "initdb",
        List.of("-D", partial.toString(), "-U", USER, "-A", "trust", "-E", "UTF-8", "--locale=C"));
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void stopOrphan(PostgresBinaries binaries, Path data) throws IOException {
    PostmasterFile postmaster = new PostmasterFile(data);
    if (postmaster.runningServer().isPresent()) {
      stop(binaries, data);
    } else {
      postmaster.deleteIfForeign();
    }
  }

  private static void stop(PostgresBinaries binaries, Path data) throws IOException {
    binaries.run(
        "pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", STOP_SECONDS));
  }

  private static void configure(Path data, int port) throws IOException {
    Files.write(
        data.resolve("postgresql.conf"),
        List.of(
            "# written at every start",
            "listen_addresses = '127.0.0.1'",
            "port = " + port,
            "unix_socket_directories = ''",
            "max_connections = 50",
            "shared_buffers = 64MB",
            "wal_level = logical",
            "max_wal_senders = 4",
            "max_replication_slots = 4",
            "# a commit that was reported is on disk; off would also slow down capture",
            "fsync = on",
            "synchronous_commit = on",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "log_checkpoints = off"));
  }

  /** pg_ctl gives the server a session of its own, so that Ctrl-C reaches only this process. */
  private static void launch(PostgresBinaries binaries, Path data, Path log) throws IOException {
    Files.deleteIfExists(log);
    try {
      binaries.run(
          "pg_ctl",
          List.of("start", "-D", data.toString(), "-l", log.toString(), "-w", "-t", START_SECONDS));
    } catch (IllegalStateException e) {
      if (!Files.exists(log)) {
        throw e;
      }
      throw new IllegalStateException(
          "PostgreSQL must start: data=" + data + ", log=" + Files.readString(log).strip(), e);
    }
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"));
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
  }
}
