package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.connect.ConnectorSettings;
import io.concord.local.connect.ConnectorClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real faults in a running stack, each found by the doctor, who says what to do. */
class DoctorTest {
  private static final String LINE_WITHOUT_BEFORE =
      """
      {"op":"u","before":null,"after":{"ID":7,"OrderID":1,"ProductID":2,"Qty":1.0,
       "PricePerItem":"1","IsValidForCurrentSale":true}}
      """;

  @TempDir static Path folder;
  private static FaultStack stack;
  private static StackClient client;
  private static ConnectorClient connect;

  @BeforeAll
  static void start() throws Exception {
    stack = new FaultStack(folder);
    stack.start(LocalDate.now(Noon.zone()));
    client = stack.client();
    connect = new ConnectorClient(stack.connectUrl());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void shouldFindNoErrorsWhenAllIsWell() throws Exception {
    DoctorRun run =
        DoctorRun.of(
            "--jdbc=" + stack.jdbcUrl(),
            "--kafka=" + stack.bootstrapServers(),
            "--connect=" + stack.connectUrl(),
            "--config=" + config(Map.of()),
            "--http=" + node());

    assertThat(run.lines("error")).isEmpty();
    assertThat(run.lines("skipped")).isEmpty();
    assertThat(run.status()).as(run.out()).isZero();
    run.says("ok", "database", "reached jdbc:postgresql://127.0.0.1:", "PostgreSQL 18")
        .says("ok", "cdc.OrderItem", "published whole")
        .says("ok", "cdc.slot", "slot concord is active")
        .says("ok", "topic.Order", "concord.cdc.Order has 4 partitions", "compacted")
        .says("ok", "records.OrderItem", "readable")
        .says("ok", "kafka.generations", "nodes run as [concord-recommender]")
        .says("ok", "kafka.heartbeat", "last heartbeat")
        .says("ok", "connect.state", "connector shop and its task run")
        .says("ok", "connect.settings", "settings are ours")
        .says("ok", "together.brokers", "is the cluster of --kafka")
        .says("ok", "127\\.0\\.0\\.1:\\d+\\.exactness", "0 mismatches")
        .says("warning", "database.rights", "postgres is a superuser")
        .says("warning", "cdc.kept", "max_slot_wal_keep_size is -1");
    assertThat(run.out().lines().reduce((one, next) -> next).orElseThrow())
        .matches("\\d+ checks: \\d+ ok, \\d+ warnings, 0 errors");
  }

  @Test
  void shouldFindWhatATableLacks() throws Exception {
    client.sql(
        "ALTER TABLE dbo.\"OrderItem\" REPLICA IDENTITY DEFAULT",
        "ALTER TABLE dbo.\"Client\" REPLICA IDENTITY DEFAULT",
        "ALTER PUBLICATION concord DROP TABLE dbo.\"CarBrand\"",
        "ALTER TABLE dbo.\"Product\" RENAME COLUMN \"VendorCode\" TO \"Code\"",
        "ALTER TABLE dbo.\"ProductCarBrand\" RENAME TO \"Gone\"");
    try {
      DoctorRun run = DoctorRun.of("--jdbc=" + stack.jdbcUrl());
      assertThat(run.status()).isEqualTo(1);
      run.says("error", "cdc.OrderItem", "ALTER TABLE dbo.\"OrderItem\" REPLICA IDENTITY FULL")
          .says("warning", "cdc.Client", "ALTER TABLE dbo.\"Client\" REPLICA IDENTITY FULL")
          .says("error", "cdc.CarBrand", "ALTER PUBLICATION concord ADD TABLE dbo.\"CarBrand\"")
          .says("error", "cdc.Product", "lacks columns [VendorCode]")
          .says("error", "cdc.ProductCarBrand", "does not exist")
          .says("ok", "cdc.Order");
    } finally {
      client.sql(
          "ALTER TABLE dbo.\"OrderItem\" REPLICA IDENTITY FULL",
          "ALTER TABLE dbo.\"Client\" REPLICA IDENTITY FULL",
          "ALTER PUBLICATION concord ADD TABLE dbo.\"CarBrand\"",
          "ALTER TABLE dbo.\"Product\" RENAME COLUMN \"Code\" TO \"VendorCode\"",
          "ALTER TABLE dbo.\"Gone\" RENAME TO \"ProductCarBrand\"");
    }
  }

  @Test
  void shouldFindWhatTheRoleMayNot() throws Exception {
    client.sql(
        "CREATE ROLE poor LOGIN",
        "GRANT USAGE ON SCHEMA dbo TO poor",
        "GRANT SELECT ON dbo.\"Order\" TO poor",
        "GRANT INSERT ON dbo.\"Client\" TO poor");
    DoctorRun run = DoctorRun.of("--jdbc=" + stack.jdbcUrl().replace("user=postgres", "user=poor"));
    run.says("error", "database.rights", "ALTER ROLE poor REPLICATION")
        .says("error", "cdc.Product", "may not see it; create it, or GRANT SELECT")
        .says("error", "cdc.Client", "may not read dbo.\"Client\"; GRANT SELECT")
        .says("ok", "cdc.Order");
  }

  @Test
  void shouldFindTopicsThatDoNotFit() throws Exception {
    create("ill.cdc.Order", 3, Map.of("cleanup.policy", "delete"));
    create(
        "ill.cdc.Client",
        2,
        Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", "604800000"));
    create("ill.cdc.OrderItem", 1, Map.of("cleanup.policy", "compact"));
    create("ill.dead-letters", 1, Map.of("cleanup.policy", "delete", "retention.ms", "3600000"));
    send("ill.cdc.Client", "{\"ID\":1}", "{\"op\":\"c\",\"after\":{\"ID\":1,\"Name\":\"A\"}}");
    send("ill.cdc.OrderItem", "7", LINE_WITHOUT_BEFORE);
    send("ill.cdc.Order", "8", "plain");

    DoctorRun run = DoctorRun.of("--kafka=" + stack.bootstrapServers(), "--prefix=ill");

    assertThat(run.status()).isEqualTo(1);
    run.says("error", "topic.Order", "deletes old records", "cleanup.policy=compact")
        .says("error", "topic.Client", "must have 3 partitions, it has 2")
        .says("error", "topic.OrderItem", "compacted after 0 h", "min.compaction.lag.ms=604800000")
        .says("error", "topic.Product", "ill.cdc.Product does not exist")
        .says("error", "topic.dead-letters", "loses old records", "retention.ms=-1")
        .says("warning", "topic.changed", "start a node")
        .says("error", "records.Client", "a key must be a decimal ID", "converters")
        .says("error", "records.OrderItem", "must carry the row before")
        .says("error", "records.Order", "partition", "well-formed JSON")
        .says("skipped", "records.Product", "not asked")
        .says("error", "kafka.heartbeat", "no heartbeat in __debezium-heartbeat.ill");
  }

  @Test
  void shouldFindAConnectorThatIsStoppedAndItsSlotThatNobodyReads() throws Exception {
    request("PUT", "connectors/shop/stop");
    try {
      await()
          .atMost(StackClient.PATIENCE)
          .untilAsserted(
              () ->
                  DoctorRun.of("--connect=" + stack.connectUrl(), "--jdbc=" + stack.jdbcUrl())
                      .says("error", "connect.state", "shop is STOPPED", "connectors/shop/resume")
                      .says("error", "cdc.slot", "not active", "start the connector"));
    } finally {
      request("PUT", "connectors/shop/resume");
      await()
          .atMost(StackClient.PATIENCE)
          .until(
              () ->
                  DoctorRun.of("--connect=" + stack.connectUrl(), "--jdbc=" + stack.jdbcUrl())
                          .status()
                      == 0);
    }
  }

  @Test
  void shouldFindAConnectorThatIsSetOtherwiseAndFails() throws Exception {
    Map<String, String> settings =
        new TreeMap<>(ConnectorSettings.postgres().with(databaseAddress()).values());
    settings.put("topic.prefix", "second");
    settings.put("slot.name", "second");
    settings.put("publication.name", "second");
    settings.put("publication.autocreate.mode", "disabled");
    settings.put("decimal.handling.mode", "double");
    settings.put("snapshot.mod", "initial");
    settings.put("database.password", "secret");
    settings.remove("heartbeat.interval.ms");
    await().atMost(StackClient.PATIENCE).until(() -> connect.put("second", settings));
    try {
      await()
          .atMost(StackClient.PATIENCE)
          .until(() -> connect.state("second").filter(state -> state.failed()).isPresent());
      DoctorRun run =
          DoctorRun.of(
              "--connect=" + stack.connectUrl(),
              "--connector=second",
              "--kafka=" + stack.bootstrapServers());
      assertThat(run.status()).isEqualTo(1);
      run.says("error", "connect.state", "second failed: ", "ublication", "restart")
          .says("warning", "connect.settings", "decimal.handling.mode=double; set ", "=string")
          .says("warning", "connect.settings", "snapshot.mod=initial is not one of ours")
          .says("warning", "connect.settings", "heartbeat.interval.ms is missing")
          .says("warning", "connect.secrets", "[database.password]", "${env:")
          .says("error", "together.prefix", "below second, nodes read below concord");
      assertThat(run.out()).doesNotContain("secret ").doesNotContain("=secret");
      DoctorRun.of("--connect=" + stack.connectUrl())
          .says("error", "connect.connector", "second", "--connector");
    } finally {
      request("DELETE", "connectors/second");
    }
  }

  @Test
  void shouldFindSettingsThatANodeRefusesOrThatAreUnwise() throws Exception {
    DoctorRun.of("--config=" + config(Map.of("standby.replica", "1")))
        .says("error", "settings", "setting standby.replica is not known")
        .says("skipped", "settings.state-dir", "see settings");
    Path file = Files.createFile(folder.resolve("file"));
    DoctorRun run =
        DoctorRun.of(
            "--config="
                + config(
                    Map.of(
                        "state.dir", file.resolve("state").toString(),
                        "replication.factor", "1",
                        "partitions", "5")),
            "--kafka=" + stack.bootstrapServers(),
            "--http",
            node(),
            node());
    assertThat(run.status()).isEqualTo(1);
    run.says("error", "settings.state-dir", "cannot be written")
        .says("warning", "settings.replication", "replication.factor=1")
        .says("error", "topic.Order", "must have 5 partitions, it has 4", "setting partitions")
        .says("error", "topic.changed", "must have 5 partitions, it has 4")
        .says("warning", "together.copies", "standby.replicas=0 with 2 nodes")
        .says("warning", "together.address", "application.server")
        .says("ok", "topic.OrderItem");
  }

  @Test
  void shouldFindAnOpenDeadLetter() throws Exception {
    send("concord.cdc.OrderItem", "4711", "{\"op\":\"u\"}");
    await()
        .atMost(StackClient.PATIENCE)
        .untilAsserted(
            () ->
                DoctorRun.of("--kafka=" + stack.bootstrapServers(), "--http=" + node())
                    .says("error", "dead-letters", "1 open dead letters", "dead-letters list")
                    .says("error", "127\\.0\\.0\\.1:\\d+\\.letters", "1 open dead letters")
                    .says("ok", "records.OrderItem", "1 in the dead letters"));
    assertThat(
            RecommenderCommand.commandLine()
                .execute(
                    "dead-letters",
                    "dismiss",
                    "--kafka=" + stack.bootstrapServers(),
                    "--reason=seeded",
                    "--all"))
        .isZero();
    send("concord.cdc.OrderItem", "4711", null);
  }

  @Test
  void shouldSayThatAPartCannotBeAsked() {
    DoctorRun run =
        DoctorRun.of(
            "--jdbc=jdbc:postgresql://127.0.0.1:1/shop?user=a&password=hush",
            "--connect=http://127.0.0.1:1",
            "--http=http://127.0.0.1:1");
    assertThat(run.status()).isEqualTo(2);
    run.says("error", "database", "jdbc:postgresql://127.0.0.1:1/shop cannot be reached")
        .says("skipped", "cdc.Order", "not asked: see database")
        .says("error", "connect", "see whether")
        .says("skipped", "connect.state")
        .says("error", "127.0.0.1:1");
    assertThat(run.out()).doesNotContain("hush");
  }

  private static void request(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(stack.connectUrl().resolve(path))
            .method(method, BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s", answer.body()).isBetween(200, 299);
  }

  private static String node() {
    return "http://127.0.0.1:" + stack.node().port();
  }

  private static Map<String, String> databaseAddress() {
    String[] address = stack.jdbcUrl().split("[/:?]+");
    return Map.of("database.hostname", address[2], "database.port", address[3]);
  }

  /** Settings as the node has them, and these. */
  private static Path config(Map<String, String> more) throws Exception {
    Map<String, String> entries = new TreeMap<>();
    entries.put("bootstrap.servers", stack.bootstrapServers());
    entries.put("state.dir", folder.resolve("state").toString());
    entries.putAll(more);
    List<String> lines = entries.entrySet().stream().map(Object::toString).toList();
    return Files.write(folder.resolve("node.properties"), lines);
  }

  private static void create(String topic, int partitions, Map<String, String> settings)
      throws Exception {
    try (Admin admin = stack.admin()) {
      NewTopic created = new NewTopic(topic, partitions, (short) 1).configs(settings);
      admin.createTopics(List.of(created)).all().get();
    }
  }

  private static void send(String topic, String key, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new StringSerializer(),
            (name, text) -> text == null ? null : text.getBytes(StandardCharsets.UTF_8))) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }
}
