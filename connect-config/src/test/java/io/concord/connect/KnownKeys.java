package io.concord.connect;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import io.debezium.config.CommonConnectorConfig;
import io.debezium.pipeline.signal.channels.KafkaSignalChannel;
import io.debezium.processors.reselect.ReselectColumnsPostProcessor;
import io.debezium.storage.kafka.history.KafkaSchemaHistory;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.apache.kafka.connect.runtime.ConnectorConfig;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * The keys that somebody reads: the connector, the Connect framework, each transform, predicate and
 * converter, the topic creation groups, the schema history, the signal channel and the driver.
 *
 * <p>Debezium and Connect accept any other key in silence, so a misspelt one would be a setting
 * that is not made.
 */
final class KnownKeys {

  private static final Plugins PLUGINS = new Plugins(Map.of("plugin.discovery", "service_load"));
  private static final List<String> TOPIC_CREATION =
      List.of(
          "include",
          "exclude",
          "partitions",
          "replication.factor",
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          TopicConfig.RETENTION_MS_CONFIG);

  /** Of ReselectColumnsPostProcessor, which has no list of them. */
  private static final List<String> POST_PROCESSOR =
      List.of(
          "type",
          "reselect.unavailable.values",
          "reselect.null.values",
          ReselectColumnsPostProcessor.ERROR_HANDLING_MODE.name());

  private KnownKeys() {}

  /** The keys of these settings that nobody reads. */
  static Set<String> unknownIn(Map<String, String> settings, SourceConnector connector) {
    Set<String> unknown = new TreeSet<>(settings.keySet());
    unknown.removeAll(known(settings, connector));
    return unknown;
  }

  private static Set<String> known(Map<String, String> settings, SourceConnector connector) {
    Set<String> known = new HashSet<>(connector.config().names());
    known.addAll(frameworkKeys(settings));
    addPrefixed(known, "key.converter.", JsonConverterConfig.configDef().names());
    addPrefixed(known, "value.converter.", JsonConverterConfig.configDef().names());
    for (String group : settings.getOrDefault("topic.creation.groups", "").split(",")) {
      addPrefixed(known, "topic.creation." + group + ".", TOPIC_CREATION);
    }
    addPrefixed(known, "topic.creation.default.", TOPIC_CREATION);
    for (String processor : settings.getOrDefault("post.processors", "").split(",")) {
      addPrefixed(known, "post.processors." + processor + ".", POST_PROCESSOR);
    }
    KafkaSchemaHistory.ALL_FIELDS.forEach(field -> known.add(field.name()));
    known.add(KafkaSignalChannel.BOOTSTRAP_SERVERS.name());
    known.add(KafkaSignalChannel.SIGNAL_TOPIC.name());
    known.add(KafkaSignalChannel.GROUP_ID.name());
    addPrefixed(known, "driver.", driverProperties());
    // read by every connector, but missing in their ConfigDef
    known.add(CommonConnectorConfig.SKIP_MESSAGES_WITHOUT_CHANGE.name());
    known.add(CommonConnectorConfig.EVENT_CONVERTING_FAILURE_HANDLING_MODE.name());
    return known;
  }

  private static Set<String> frameworkKeys(Map<String, String> settings) {
    ConfigDef base = SourceConnectorConfig.configDef();
    return ConnectorConfig.enrich(PLUGINS, base, new HashMap<>(settings), true).names();
  }

  private static Set<String> driverProperties() {
    try {
      Set<String> names = new HashSet<>();
      for (DriverPropertyInfo info :
          new SQLServerDriver().getPropertyInfo("jdbc:sqlserver://localhost", new Properties())) {
        names.add(info.name);
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException("the driver must list its properties", e);
    }
  }

  private static void addPrefixed(Set<String> keys, String prefix, Iterable<String> names) {
    names.forEach(name -> keys.add(prefix + name));
  }
}
