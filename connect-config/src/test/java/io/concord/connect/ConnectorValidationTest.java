package io.concord.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.config.Configuration;
import io.debezium.processors.PostProcessorRegistry;
import io.debezium.processors.PostProcessorRegistryServiceProvider;
import io.debezium.processors.reselect.ReselectColumnsPostProcessor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectorValidationTest {

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
    postgres.keySet().retainAll(sqlServer.keySet());
    sqlServer.keySet().retainAll(postgres.keySet());
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
