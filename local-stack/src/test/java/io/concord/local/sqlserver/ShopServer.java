package io.concord.local.sqlserver;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/**
 * A SQL Server with an empty database {@link #DATABASE}: the stand-in, or the real one in a
 * container.
 */
interface ShopServer extends AutoCloseable {
  String DATABASE = "Shop";

  /** For the driver, as the owner of the database, over TLS. */
  String jdbcUrl();

  String host();

  int port();

  /** Settings with which the connector's driver trusts the server's certificate. */
  Map<String, String> trust();

  /** Drops the connector's connections. */
  void dropConnections() throws SQLException;

  /** Requires that nothing went wrong inside that a client may have passed over. */
  void requireHealthy();

  @Override
  void close() throws SQLException, IOException;
}
