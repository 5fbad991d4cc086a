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

  /** The settings in the files that say where; each connector has some of them. */
  static final Set<String> ADDRESSES =
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
   * Addresses that are in no file, because most databases need none of them, accepted for SQL
   * Server: an instance by name, the listener of an availability group, and a trust store (JKS or
   * PKCS12) with the authority that signed the server's certificate.
   */
  private static final Set<String> SQL_SERVER_EXTRAS =
      Set.of(
          "database.instance",
          "driver.hostNameInCertificate",
          "driver.multiSubnetFailover",
          "driver.trustStore",
          "driver.trustStorePassword",
          "driver.trustStoreType");

  /**
   * Addresses that are in no file, accepted for PostgreSQL: how its certificate is checked, and
   * with which one the connector shows who it is.
   */
  private static final Set<String> POSTGRES_EXTRAS =
      Set.of(
          "database.sslcert",
          "database.sslfactory",
          "database.sslkey",
          "database.sslmode",
          "database.sslpassword",
          "database.sslrootcert");

  private static final String PREFIX = "topic.prefix";

  /** What begins with the prefix and belongs to one connector alone, by what follows it. */
  private static final Map<String, String> OF_PREFIX =
      Map.of(
          "schema.history.internal.kafka.topic", ".schema-history",
          "signal.kafka.groupId", "-connector-signals",
          "signal.kafka.topic", ".connector-signals");

  private static final String SQL_SERVER = "io.debezium.connector.sqlserver.SqlServerConnector";

  /** A dot would make the prefix of {@code prefix.database.schema.table} ambiguous. */
  private static final Pattern TOPIC_PREFIX = Pattern.compile("[A-Za-z0-9_-]+");

  /** Such as {@code dbo\\.Client\\.(ID|Name)}. */
  private static final Pattern TABLE_COLUMNS =
      Pattern.compile("dbo\\\\\\.(\\w+)\\\\\\.\\(([\\w|]+)\\)");

  public ConnectorSettings {
    values = Map.copyOf(values);
    String prefix = values.getOrDefault(PREFIX, "");
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
   * These settings at other addresses. Topics and group that begin with the topic prefix change
   * with it, unless they are given themselves: two connectors must not share them.
   *
   * @throws IllegalArgumentException if a key is none of {@link #addresses()}
   */
  public ConnectorSettings with(Map<String, String> addresses) {
    Set<String> allowed = addresses();
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
    changed.putAll(below(addresses.getOrDefault(PREFIX, values.get(PREFIX))));
    changed.putAll(addresses);
    return new ConnectorSettings(changed);
  }

  /** What begins with the prefix these settings have, with another one. */
  private Map<String, String> below(String prefix) {
    Map<String, String> moved = new TreeMap<>();
    OF_PREFIX.forEach(
        (key, rest) -> {
          if ((values.get(PREFIX) + rest).equals(values.get(key))) {
            moved.put(key, prefix + rest);
          }
        });
    return moved;
  }

  /** The keys that {@link #with} accepts: they say where, and change no record. */
  public Set<String> addresses() {
    Set<String> allowed = new TreeSet<>(ADDRESSES);
    allowed.retainAll(values.keySet());
    allowed.addAll(
        SQL_SERVER.equals(values.get("connector.class")) ? SQL_SERVER_EXTRAS : POSTGRES_EXTRAS);
    return allowed;
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
}
