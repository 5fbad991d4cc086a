package io.concord.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorSettingsTest {

  @Test
  void shouldChangeAddressesAndNothingElseWhenOverridden() {
    ConnectorSettings file = ConnectorSettings.postgres();
    ConnectorSettings changed =
        file.with(Map.of("database.port", "54321", "topic.prefix", "north-2"));

    assertThat(changed.values()).containsEntry("database.port", "54321");
    assertThat(changed.values()).containsEntry("topic.prefix", "north-2");
    assertThat(changed.values()).hasSameSizeAs(file.values());
    assertThat(file.values()).containsEntry("database.port", "5432");
  }

  @Test
  void shouldMoveTopicsAndGroupOfOneConnectorWhenItsPrefixChanges() {
    ConnectorSettings file = ConnectorSettings.sqlServer();
    ConnectorSettings second = file.with(Map.of("topic.prefix", "concord2"));

    assertThat(second.values())
        .containsEntry("schema.history.internal.kafka.topic", "concord2.schema-history")
        .containsEntry("signal.kafka.topic", "concord2.connector-signals")
        .containsEntry("signal.kafka.groupId", "concord2-connector-signals");
    assertThat(second.with(Map.of("topic.prefix", "concord"))).isEqualTo(file);
  }

  @Test
  void shouldKeepATopicThatIsGivenWhenThePrefixChanges() {
    ConnectorSettings given =
        ConnectorSettings.sqlServer()
            .with(Map.of("topic.prefix", "north", "signal.kafka.topic", "asked"));

    assertThat(given.values())
        .containsEntry("signal.kafka.topic", "asked")
        .containsEntry("schema.history.internal.kafka.topic", "north.schema-history");
    assertThat(given.with(Map.of("topic.prefix", "south")).values())
        .containsEntry("signal.kafka.topic", "asked");
  }

  @Test
  void shouldRefuseOverrideWhenKeyIsMisspelt() {
    assertThatThrownBy(() -> ConnectorSettings.postgres().with(Map.of("database.hostnme", "db")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("database.hostnme")
        .hasMessageContaining("database.hostname");
  }

  @Test
  void shouldRefuseOverrideWhenItWouldChangeWhatIsEmitted() {
    assertThatThrownBy(
            () -> ConnectorSettings.postgres().with(Map.of("decimal.handling.mode", "double")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("decimal.handling.mode");
  }

  @Test
  void shouldRefuseOverrideWhenItBelongsToTheOtherDatabase() {
    assertThatThrownBy(() -> ConnectorSettings.postgres().with(Map.of("database.names", "Shop")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("database.names");
  }

  @Test
  void shouldTakeAPrivateTrustStoreWhenTheDatabaseIsSqlServer() {
    Map<String, String> trust =
        Map.of(
            "driver.trustStore", "/run/secrets/shop.p12",
            "driver.trustStorePassword", "${directory:/run/secrets:trust-store-password}");

    assertThat(ConnectorSettings.sqlServer().with(trust).values()).containsAllEntriesOf(trust);
    assertThatThrownBy(() -> ConnectorSettings.postgres().with(trust))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("driver.trustStore");
  }

  @Test
  void shouldTakeAPrivateAuthorityWhenTheDatabaseIsPostgres() {
    Map<String, String> trust =
        Map.of("database.sslmode", "verify-full", "database.sslrootcert", "/run/secrets/ca.pem");

    assertThat(ConnectorSettings.postgres().with(trust).values()).containsAllEntriesOf(trust);
    assertThatThrownBy(() -> ConnectorSettings.sqlServer().with(trust))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("database.ssl");
  }

  @Test
  void shouldKeepEverySecretOutOfTheFiles() {
    for (Connector connector : Connector.values()) {
      assertThat(connector.configured())
          .allSatisfy(
              (key, value) -> {
                if (key.toLowerCase(Locale.ROOT).contains("password")) {
                  assertThat(value).matches("\\$\\{env:SOURCE_DATABASE_\\w+}");
                }
              })
          .containsKey("database.password");
    }
  }

  @Test
  void shouldRefuseTopicPrefixWhenItContainsADot() {
    assertThatThrownBy(() -> ConnectorSettings.postgres().with(Map.of("topic.prefix", "a.b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("topic.prefix=a.b");
  }

  @Test
  void shouldTellTheColumnsOfEachTable() {
    assertThat(ConnectorSettings.postgres().columns())
        .containsOnlyKeys(SourceTables.NAMES)
        .containsEntry("Order", List.of("ID", "ClientAgreementID", "Created"));
    assertThat(ConnectorSettings.sqlServer().columns())
        .hasSize(SourceTables.NAMES.size() + 1)
        .containsEntry("ConnectorSignal", List.of("id", "type", "data"));
  }

  @Test
  void shouldRefuseFileWhenItIsNotFlat() {
    assertThatThrownBy(() -> ConnectorSettings.parse("{\"config\": {\"tasks.max\": \"1\"}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flat");
  }
}
