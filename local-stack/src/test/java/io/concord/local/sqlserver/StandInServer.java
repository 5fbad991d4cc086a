package io.concord.local.sqlserver;

import io.concord.local.sqlserver.engine.SqlServerStandIn;
import io.concord.local.sqlserver.tds.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** The protocol stand-in as the shop's server: runs everywhere. */
record StandInServer(SqlServerStandIn standIn) implements ShopServer {

  static StandInServer start(Path folder) throws Exception {
    return new StandInServer(SqlServerStandIn.start(folder.resolve("sqlserver")));
  }

  @Override
  public String jdbcUrl() {
    return standIn.jdbcUrl();
  }

  @Override
  public String host() {
    return "localhost";
  }

  @Override
  public int port() {
    return standIn.port();
  }

  @Override
  public Map<String, String> trust() {
    return Map.of(
        "driver.trustStore",
        standIn.trustStore().toString(),
        "driver.trustStoreType",
        "PKCS12",
        "driver.trustStorePassword",
        ServerCertificate.STORE_PASSWORD);
  }

  @Override
  public int dropConnections() {
    return standIn.dropConnections();
  }

  @Override
  public void requireHealthy() {
    standIn.requireUnderstood();
  }

  @Override
  public void close() throws SQLException, IOException {
    standIn.close();
  }
}
