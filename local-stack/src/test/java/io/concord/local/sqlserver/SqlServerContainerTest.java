package io.concord.local.sqlserver;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mssqlserver.MSSQLServerContainer;
import org.testcontainers.utility.DockerImageName;

/** The same against the real SQL Server, where there is a container engine; skipped elsewhere. */
@Testcontainers(disabledWithoutDocker = true)
class SqlServerContainerTest extends SqlServerScenarios {
  static final String IMAGE = "mcr.microsoft.com/mssql/server:2022-CU20-ubuntu-22.04";

  @Container
  private static final MSSQLServerContainer CONTAINER =
      new MSSQLServerContainer(DockerImageName.parse(IMAGE))
          .acceptLicense()
          .withEnv("MSSQL_AGENT_ENABLED", "true")
          .withEnv("MSSQL_PID", "Developer");

  @Override
  ShopServer startServer(Path folder) throws Exception {
    RealServer server = new RealServer(CONTAINER);
    new Shop(server.jdbcUrl("master")).execute("CREATE DATABASE " + ShopServer.DATABASE);
    return server;
  }

  private record RealServer(MSSQLServerContainer container) implements ShopServer {
    private static final int PORT = 1433;

    @Override
    public String jdbcUrl() {
      return jdbcUrl(DATABASE);
    }

    String jdbcUrl(String database) {
      return "jdbc:sqlserver://%s:%d;databaseName=%s;user=%s;password=%s;encrypt=true;trustServerCertificate=true"
          .formatted(host(), port(), database, container.getUsername(), container.getPassword());
    }

    @Override
    public String host() {
      return container.getHost();
    }

    @Override
    public int port() {
      return container.getMappedPort(PORT);
    }

    /** The server makes itself a certificate that names neither this host nor an authority. */
    @Override
    public Map<String, String> trust() {
      return Map.of("driver.trustServerCertificate", "true");
    }

    @Override
    public int dropConnections() throws SQLException {
      Shop shop = new Shop(jdbcUrl());
      List<Long> sessions =
          shop.numbers(
              "SELECT session_id FROM sys.dm_exec_sessions WHERE login_name = N'"
                  + SqlServerStack.LOGIN
                  + "'");
      for (long session : sessions) {
        shop.execute("KILL " + session);
      }
      return sessions.size();
    }

    @Override
    public void requireHealthy() {
      // its errors reach its clients
    }

    @Override
    public void close() {
      // the extension stops the container
    }
  }
}
