package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.app.EdgeTopics;
import io.concord.app.RecommenderSettings;
import io.concord.connect.ConnectorSettings;
import io.concord.connect.SourceTables;
import io.concord.local.embedded.EmbeddedBroker;
import io.concord.local.embedded.EmbeddedConnect;
import io.concord.local.sqlserver.engine.SqlServerStandIn;
import io.concord.local.sqlserver.tds.ServerCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in, a broker and a worker with the real connector, examined together. */
class SqlServerStackDoctorTest {
  private static final String HISTORY = "concord.schema-history";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void shouldFindNoErrorsButTheOneSeeded(@TempDir Path folder) throws Exception {
    try (SqlServerStandIn server = server(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      createSources(admin, broker);
      try (EmbeddedConnect connect = EmbeddedConnect.start(broker.bootstrapServers())) {
        DoctorRun.of("--connect=" + connect.restUrl())
            .says("error", "connect.connector", "capture a database: []", "recommender register");
        connect.runConnector("shop", connector(server, broker), PATIENCE);
        String[] parts = {
          "--jdbc=" + server.jdbcUrl(),
          "--kafka=" + broker.bootstrapServers(),
          "--connect=" + connect.restUrl()
        };
        await().atMost(PATIENCE).untilAsserted(() -> requireHealthy(DoctorRun.of(parts)));
        server.requireUnderstood();

        compact(admin, HISTORY);
        DoctorRun run = DoctorRun.of(parts);
        assertThat(run.status()).isEqualTo(1);
        run.says("error", "topic.schema-history", "is compacted", "cleanup.policy=delete");
      }
    }
  }

  private static void requireHealthy(DoctorRun run) {
    assertThat(run.lines("error")).isEmpty();
    run.says("ok", "connect.connector", "SqlServerConnector")
        .says("ok", "connect.state", "run")
        .says("ok", "connect.settings", "ours")
        .says("warning", "connect.secrets", "database.password")
        .says("ok", "records.Client", "the newest 1 records are readable")
        .says("ok", "topic.schema-history", "has 1 partitions")
        .says("ok", "kafka.heartbeat")
        .says("warning", "topic.dead-letters", "start a node")
        .says("ok", "together.database", "reads database Shop")
        .says("ok", "together.prefix", "concord")
        .says("ok", "together.capture", "newest captured commit");
    assertThat(run.out())
        .doesNotContain(SqlServerStandIn.ADMIN_PASSWORD)
        .doesNotContain(ServerCertificate.STORE_PASSWORD);
  }

  private static SqlServerStandIn server(Path folder) throws Exception {
    SqlServerStandIn server = SqlServerStandIn.start(folder);
    server.runScript(SourceTables.sqlServerSql());
    server.runScript(SourceTables.sqlServerCaptureSql());
    server.execute(
        "INSERT INTO dbo.[Client] ([ID], [Name]) VALUES (1, N'Axle')",
        "INSERT INTO sys.dm_cdc_log_scan_sessions (session_id, latency) VALUES (1, 0)");
    return server;
  }

  private static void createSources(Admin admin, EmbeddedBroker broker) throws Exception {
    Map<String, String> entries =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "state.dir", "none");
    new EdgeTopics(admin, RecommenderSettings.from(entries)).createSources();
  }

  private static ConnectorSettings connector(SqlServerStandIn server, EmbeddedBroker broker) {
    Map<String, String> values =
        new TreeMap<>(
            ConnectorSettings.sqlServer()
                .with(
                    Map.of(
                        "database.hostname",
                        "localhost",
                        "database.port",
                        Integer.toString(server.port()),
                        "database.user",
                        SqlServerStandIn.ADMIN,
                        "database.password",
                        SqlServerStandIn.ADMIN_PASSWORD,
                        "schema.history.internal.kafka.bootstrap.servers",
                        broker.bootstrapServers(),
                        "signal.kafka.bootstrap.servers",
                        broker.bootstrapServers()))
                .values());
    values.put("driver.trustStore", server.trustStore().toString());
    values.put("driver.trustStoreType", "PKCS12");
    values.put("driver.trustStorePassword", ServerCertificate.STORE_PASSWORD);
    return new ConnectorSettings(values);
  }

  private static void compact(Admin admin, String topic) throws Exception {
    ConfigEntry policy = new ConfigEntry("cleanup.policy", "compact");
    Collection<AlterConfigOp> change = List.of(new AlterConfigOp(policy, AlterConfigOp.OpType.SET));
    admin
        .incrementalAlterConfigs(
            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), change))
        .all()
        .get();
  }
}
