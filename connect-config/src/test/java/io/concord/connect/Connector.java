package io.concord.connect;

import io.debezium.connector.postgresql.PostgresConnector;
import io.debezium.connector.sqlserver.SqlServerConnector;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.source.SourceConnector;

/** Both connectors, as tests see them. */
enum Connector {
  POSTGRES(ConnectorSettings.postgres(), "concord.dbo.") {
    @Override
    SourceConnector connector() {
      return new PostgresConnector();
    }
  },
  SQL_SERVER(ConnectorSettings.sqlServer(), "concord.Shop.dbo.") {
    @Override
    SourceConnector connector() {
      return new SqlServerConnector();
    }
  };

  private final ConnectorSettings settings;
  private final String tableTopicPrefix;

  Connector(ConnectorSettings settings, String tableTopicPrefix) {
    this.settings = settings;
    this.tableTopicPrefix = tableTopicPrefix;
  }

  abstract SourceConnector connector();

  /** The settings as they are in the file, with the name that Connect adds. */
  Map<String, String> configured() {
    Map<String, String> values = new TreeMap<>(settings.values());
    values.put("name", "orders");
    return values;
  }

  /** The settings with a database address where nobody listens. */
  Map<String, String> offline() {
    Map<String, String> addresses = new TreeMap<>();
    addresses.put("database.hostname", "127.0.0.1");
    addresses.put("database.port", "1");
    addresses.put("database.password", "secret");
    if (this == SQL_SERVER) {
      addresses.put("driver.connectRetryCount", "0");
      addresses.put("driver.loginTimeout", "1");
    }
    Map<String, String> values = new TreeMap<>(settings.with(addresses).values());
    values.put("name", "orders");
    return values;
  }

  /** The topic that the connector itself names for this table, before any transform. */
  String tableTopic(String table) {
    return tableTopicPrefix + table;
  }
}
