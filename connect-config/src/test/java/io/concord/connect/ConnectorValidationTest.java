package io.concord.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.config.Configuration;
import io.debezium.processors.PostProcessorRegistry;
import io.debezium.processors.PostProcessorRegistryServiceProvider;
import io.debezium.processors.reselect.ReselectColumnsPostProcessor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectorValidationTest {
  private static final Set<String> ONLY_POSTGRES =
      Set.of(
          "database.dbname",
          "plugin.name",
          "publication.autocreate.mode",
          "publication.name",
          "slot.name");

  private static final Set<String> ONLY_SQL_SERVER =
      Set.of(
          "data.query.mode",
          "database.names",
          "driver.applicationName",
          "driver.connectRetryCount",
          "driver.encrypt",
          "driver.loginTimeout",
          "driver.socketTimeout",
          "driver.trustServerCertificate",
          "include.schema.changes",
          "incremental.snapshot.watermarking.strategy",
          "max.iteration.transactions",
          "notification.enabled.channels",
          "post.processors",
          "post.processors.reselector.reselect.error.handling.mode",
          "post.processors.reselector.reselect.null.values",
          "post.processors.reselector.reselect.unavailable.values",
          "post.processors.reselector.type",
          "schema.history.internal.kafka.bootstrap.servers",
          "schema.history.internal.kafka.topic",
          "schema.history.internal.store.only.captured.tables.ddl",
          "signal.data.collection",
          "signal.enabled.channels",
          "signal.kafka.bootstrap.servers",
          "signal.kafka.groupId",
          "signal.kafka.topic",
          "snapshot.isolation.mode",
          "snapshot.max.threads",
          "streaming.fetch.size",
          "topic.creation.signals.cleanup.policy",
          "topic.creation.signals.include",
          "topic.creation.signals.partitions",
          "topic.creation.signals.replication.factor",
          "topic.creation.signals.retention.ms");

  /** What ADRs 16 to 18 decide, where a default would be taken for a missing key in silence. */
  private static final Map<String, String> DECIDED =
      Map.ofEntries(
          Map.entry("errors.max.retries", "-1"),
          Map.entry("errors.tolerance", "none"),
          Map.entry("event.converting.failure.handling.mode", "fail"),
          Map.entry("event.processing.failure.handling.mode", "fail"),
          Map.entry("exactly.once.support", "requested"),
          Map.entry("heartbeat.interval.ms", "5000"),
          Map.entry("retriable.restart.connector.wait.ms", "3000"),
          Map.entry("snapshot.mode", "initial"),
          Map.entry("tombstones.on.delete", "true"),
          Map.entry("transaction.boundary", "poll"));

  private static final Map<String, String> DECIDED_FOR_SQL_SERVER =
      Map.ofEntries(
          Map.entry("data.query.mode", "function"),
          Map.entry("driver.connectRetryCount", "1"),
          Map.entry("driver.loginTimeout", "15"),
          Map.entry("driver.socketTimeout", "300000"),
          Map.entry("max.iteration.transactions", "500"),
          Map.entry("notification.enabled.channels", "log"),
          Map.entry("snapshot.isolation.mode", "snapshot"),
          Map.entry("snapshot.max.threads", "1"),
          Map.entry("streaming.fetch.size", "0"),
          Map.entry("topic.creation.signals.cleanup.policy", "delete"),
          Map.entry("topic.creation.signals.include", "[^.]+\\.cdc\\.ConnectorSignal"),
          Map.entry("topic.creation.signals.partitions", "1"),
          Map.entry("topic.creation.signals.replication.factor", "-1"),
          Map.entry("topic.creation.signals.retention.ms", "604800000"));

  @ParameterizedTest
  @EnumSource
  void shouldFindNoFaultButTheConnectionWhenValidatedOffline(Connector connector) {
    assertThat(errors(connector, connector.offline()))
        .allSatisfy((key, message) -> assertThat(key).isEqualTo("database.hostname"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindTheFaultWhenAValueIsUnknown(Connector connector) {
    Map<String, String> settings = connector.offline();
    settings.put("snapshot.mode", "initail");
    assertThat(errors(connector, settings)).containsKey("snapshot.mode");
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadEveryKeyWhenSettingsAreAsInTheFile(Connector connector) {
    assertThat(KnownKeys.unknownIn(connector.configured(), connector.connector())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameTheKeyWhenItIsMisspelt(Connector connector) {
    Map<String, String> settings = connector.configured();
    settings.put("tabel.include.list", "dbo\\.Order");
    settings.put("transforms.key.feild", "ID");
    settings.put("predicates.table.patern", ".*");
    settings.put("value.converter.schema.enable", "false");
    settings.put("topic.creation.default.partition", "4");
    settings.put("driver.trustServerCertificat", "true");

    assertThat(KnownKeys.unknownIn(settings, connector.connector()))
        .containsExactly(
            "driver.trustServerCertificat",
            "predicates.table.patern",
            "tabel.include.list",
            "topic.creation.default.partition",
            "transforms.key.feild",
            "value.converter.schema.enable");
  }

  @Test
  void shouldEmitTheSameWhenTheDatabaseIsTheOther() {
    Map<String, String> postgres = Connector.POSTGRES.configured();
    Map<String, String> sqlServer = Connector.SQL_SERVER.configured();
    requireAndRemove(postgres, ONLY_POSTGRES);
    requireAndRemove(sqlServer, ONLY_SQL_SERVER);
    for (Map<String, String> settings : List.of(postgres, sqlServer)) {
      settings.keySet().removeAll(ConnectorSettings.ADDRESSES);
      settings.remove("connector.class");
      settings.remove("poll.interval.ms");
      without(settings, "column.include.list", ",dbo\\.ConnectorSignal\\.(id|type|data)");
      without(settings, "topic.creation.groups", ",signals");
    }
    assertThat(sqlServer).isEqualTo(postgres);
  }

  @ParameterizedTest
  @EnumSource
  void shouldFailRatherThanSkipWhateverTheDatabase(Connector connector) {
    assertThat(connector.configured()).containsAllEntriesOf(DECIDED);
  }

  @Test
  void shouldReadSqlServerAsDecided() {
    assertThat(Connector.SQL_SERVER.configured()).containsAllEntriesOf(DECIDED_FOR_SQL_SERVER);
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadEveryKeyWhenAllAddressesAreGiven(Connector connector) {
    ConnectorSettings file = new ConnectorSettings(connector.configured());
    Map<String, String> addresses = new TreeMap<>();
    file.addresses().forEach(key -> addresses.put(key, "x"));
    Map<String, String> settings = new TreeMap<>(file.with(addresses).values());
    assertThat(settings).containsAllEntriesOf(addresses);
    assertThat(KnownKeys.unknownIn(settings, connector.connector())).isEmpty();
  }

  /** Debezium also has an older form of these keys, and takes a misspelt one for nothing. */
  @Test
  void shouldLookUpLongTextsWhenAnUpdateLeftThemAlone() {
    Configuration settings = Configuration.from(Connector.SQL_SERVER.configured());
    PostProcessorRegistry registry =
        new PostProcessorRegistryServiceProvider().createService(settings, null);

    assertThat(registry.getProcessors())
        .singleElement()
        .isInstanceOf(ReselectColumnsPostProcessor.class);
  }

  private static void requireAndRemove(Map<String, String> settings, Set<String> keys) {
    assertThat(settings).containsKeys(keys.toArray(String[]::new));
    settings.keySet().removeAll(keys);
  }

  private static void without(Map<String, String> settings, String key, String signals) {
    settings.compute(key, (unchanged, value) -> value.replace(signals, ""));
  }

  private static Map<String, String> errors(Connector connector, Map<String, String> settings) {
    Map<String, String> errors = new TreeMap<>();
    for (ConfigValue value : connector.connector().validate(settings).configValues()) {
      if (!value.errorMessages().isEmpty()) {
        errors.put(value.name(), String.join("; ", value.errorMessages()));
      }
    }
    return errors;
  }
}
