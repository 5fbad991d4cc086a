package io.concord.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of one connector, the body of {@code PUT /connectors/<name>/config}.
 *
 * <p>Where a connector reads and writes can be changed, what it emits cannot: the reader of its
 * topics depends on that.
 */
public record ConnectorSettings(Map<String, String> values) {

  /** The settings that say where: {@link #with} accepts those that the connector has. */
  public static final Set<String> ADDRESSES =
      Set.of(
          "database.dbname",
          "database.hostname",
          "database.names",
          "database.password",
          "database.port",
          "database.user",
          "driver.connectRetryCount",
          "driver.encrypt",
          "driver.loginTimeout",
          "driver.socketTimeout",
          "driver.trustServerCertificate",
          "publication.name",
          "schema.history.internal.kafka.bootstrap.servers",
          "schema.history.internal.kafka.topic",
          "signal.data.collection",
          "signal.kafka.bootstrap.servers",
          "signal.kafka.groupId",
          "signal.kafka.topic",
          "slot.name",
          "topic.prefix");

  /**
   * Addresses that are in no file, because most databases need none of them; {@link #with} accepts
   * them for SQL Server: an instance by name, the listener of an availability group, and a trust
   * store (JKS or PKCS12) with the authority that signed the server's certificate.
   */
  public static final Set<String> SQL_SERVER_EXTRAS =
      Set.of(
          "database.instance",
          "driver.hostNameInCertificate",
          "driver.multiSubnetFailover",
          "driver.trustStore",
          "driver.trustStorePassword",
          "driver.trustStoreType");

  private static final String SQL_SERVER = "io.debezium.connector.sqlserver.SqlServerConnector";

  /** A dot would make the prefix of {@code prefix.database.schema.table} ambiguous. */
  private static final Pattern TOPIC_PREFIX = Pattern.compile("[A-Za-z0-9_-]+");

  /** Such as {@code dbo\\.Client\\.(ID|Name)}. */
  private static final Pattern TABLE_COLUMNS =
      Pattern.compile("dbo\\\\\\.(\\w+)\\\\\\.\\(([\\w|]+)\\)");

  public ConnectorSettings {
    values = Map.copyOf(values);
    String prefix = values.getOrDefault("topic.prefix", "");
    if (!TOPIC_PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "topic prefix must be letters, digits, _ and - only: topic.prefix=" + prefix);
    }
  }

  /** The settings of {@code postgres-connector.json}. */
  public static ConnectorSettings postgres() {
    return parse(ClassPathText.read("postgres-connector.json"));
  }

  /** The settings of {@code sqlserver-connector.json}. */
  public static ConnectorSettings sqlServer() {
    return parse(ClassPathText.read("sqlserver-connector.json"));
  }

  static ConnectorSettings parse(String json) {
    try {
      return new ConnectorSettings(
          new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a connector's settings must be one flat JSON object", e);
    }
  }

  /**
   * These settings at other addresses.
   *
   * @throws IllegalArgumentException if a key is no address, or not one that this connector has
   */
  public ConnectorSettings with(Map<String, String> addresses) {
    Set<String> allowed = allowed();
    for (String key : addresses.keySet()) {
      if (!allowed.contains(key)) {
        throw new IllegalArgumentException(
            "an override must be an address of this connector: key="
                + key
                + ", allowed="
                + allowed);
      }
    }
    Map<String, String> changed = new TreeMap<>(values);
    changed.putAll(addresses);
    return new ConnectorSettings(changed);
  }

  /** The columns that are captured of each table, the connector's own table of signals included. */
  public Map<String, List<String>> columns() {
    Map<String, List<String>> columns = new TreeMap<>();
    for (String entry : values.get("column.include.list").split(",")) {
      Matcher table = TABLE_COLUMNS.matcher(entry);
      if (!table.matches()) {
        throw new IllegalArgumentException(
            "column.include.list must name schema, table and columns, entry=" + entry);
      }
      columns.put(table.group(1), List.of(table.group(2).split("\\|")));
    }
    return columns;
  }

  private Set<String> allowed() {
    Set<String> allowed = new TreeSet<>(ADDRESSES);
    allowed.retainAll(values.keySet());
    if (SQL_SERVER.equals(values.get("connector.class"))) {
      allowed.addAll(SQL_SERVER_EXTRAS);
    }
    return allowed;
  }
}
