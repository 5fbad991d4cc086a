package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.connect.SourceTables;
import io.concord.local.embedded.EmbeddedBroker;
import io.concord.local.embedded.EmbeddedConnect;
import io.concord.local.embedded.EmbeddedPostgresServer;
import io.concord.local.kafka.KafkaClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands that prepare a deployment, against a real database, broker and Connect worker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentCommandsTest {
  private static final String ORDERS =
      """
      order_id,client_id,created,product_id,qty,price
      900,70,2024-07-01T09:30:00Z,55,2,3.50
      """;

  private Path folder;
  private EmbeddedPostgresServer postgres;
  private EmbeddedBroker broker;
  private EmbeddedConnect connect;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"));
    execute(SourceTables.postgresSql());
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    connect = EmbeddedConnect.start(broker.bootstrapServers());
  }

  @AfterAll
  void stop() {
    connect.close();
    broker.close();
    postgres.close();
  }

  @Test
  void shouldCreateTheTopicsAndLeaveThemWhenTheyExist() {
    CommandRun first = createTopics("first");
    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out().lines())
        .hasSize(10)
        .allMatch(line -> line.startsWith("created   "))
        .contains(
            "created   first.cdc.Order",
            "created   __debezium-heartbeat.first",
            "created   first.schema-history");
    awaitTopic("first.cdc.Order");
    CommandRun second = createTopics("first");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out().lines()).hasSize(10).allMatch(line -> line.startsWith("exists  "));
  }

  @Test
  void shouldSayWhatDeviatesAndLeaveItWhenTopicsAreOtherwise() throws Exception {
    NewTopic orders = new NewTopic("second.cdc.Order", 2, (short) 1);
    NewTopic history =
        new NewTopic("second.schema-history", 1, (short) 1).configs(Map.of("retention.ms", "1000"));
    create(orders, history);
    CommandRun run = createTopics("second");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines())
        .contains("deviates  second.schema-history  retention.ms=1000 instead of -1")
        .anyMatch(
            line ->
                line.startsWith("deviates  second.cdc.Order  partitions=2 instead of 4, ")
                    && line.contains("cleanup.policy=delete instead of compact"));
    awaitTopic("second.cdc.Client");
    assertThat(createTopics("second").out()).isEqualTo(run.out().replace("created ", "exists  "));
  }

  @Test
  void shouldFindNothingToSayWhenATopicKeepsChangesForLonger() throws Exception {
    NewTopic orders =
        new NewTopic("fourth.cdc.Order", 4, (short) 1)
            .configs(Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", "2592000000"));
    create(orders);
    CommandRun run = createTopics("fourth");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).contains("exists    fourth.cdc.Order");
  }

  @Test
  void shouldTakeTheSettingsOfANodeWhenAFileIsGiven() throws Exception {
    Path config = folder.resolve("node.properties");
    Files.writeString(
        config,
        "bootstrap.servers=%s\ntopic.prefix=third\npartitions=2\nstate.dir=/nowhere\n"
            .formatted(broker.bootstrapServers()));
    CommandRun run = CommandRun.of("create-topics", "--config", config.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(awaitTopic("third.cdc.Order").partitions()).hasSize(2);
  }

  @Test
  void shouldRefuseToCreateTopicsWhenSettingsAreBad() {
    CommandRun run =
        CommandRun.of("create-topics", "--kafka", broker.bootstrapServers(), "--partitions", "no");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("partitions=no").hasLineCount(1);
  }

  @Test
  void shouldLoadOnceAndKeepWhatIsLoadedWhenAskedAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("orders.csv"), ORDERS);
    String jdbc = postgres.jdbcUrl();
    CommandRun first = CommandRun.of("load", "--jdbc", jdbc, "--orders", file.toString());
    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).contains("1 clients, 1 orders, 1 lines");
    assertThat(CommandRun.of("load", "--jdbc", jdbc, "--orders", file.toString())).isEqualTo(first);
    CommandRun other = CommandRun.of("load", "--jdbc", jdbc);
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("not generated orders").hasLineCount(1);
    assertThat(rows("Order")).isOne();
  }

  @Test
  void shouldNameNoPasswordWhenThereIsNoSuchDatabase() {
    CommandRun unknown = CommandRun.of("load", "--jdbc", "jdbc:oracle:x?password=secret");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("jdbc:sqlserver:").doesNotContain("secret");
    CommandRun away =
        CommandRun.of("load", "--jdbc", "jdbc:postgresql://127.0.0.1:1/x?password=secret");
    assertThat(away.exitCode()).isEqualTo(1);
    assertThat(away.err()).contains("refused").doesNotContain("secret").hasLineCount(1);
  }

  @Test
  void shouldGoOnPlacingOrdersUntilTheSignalWhenSimulating() throws Exception {
    Path other = folder.resolve("simulated");
    EmbeddedPostgresServer database = EmbeddedPostgresServer.start(other);
    try {
      execute(database, SourceTables.postgresSql());
      String jdbc = database.jdbcUrl();
      try (ChildStack child = ChildStack.start(folder, "load", "--jdbc", jdbc, "--simulate")) {
        child.awaitSaid(Pattern.compile("(?m)^  client \\d+"));
        child.terminate();
        assertThat(child.awaitExit(ChildStack.PATIENCE)).isZero();
        assertThat(child.out()).contains("the database holds generated orders");
      }
    } finally {
      database.close();
    }
  }

  @Test
  void shouldRunTheConnectorAndDoItAgainWhenRegistered() throws Exception {
    assertThat(createTopics("concord").exitCode()).isZero();
    CommandRun first = register(Map.of());
    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).isEqualTo("connector shop runs\n");
    await().until(() -> slots() == 1);
    assertThat(register(Map.of())).isEqualTo(first);
  }

  @Test
  void shouldSayWhyWhenTheConnectorCannotRun() {
    CommandRun run = register(Map.of("database.port", "1", "slot.name", "other"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("Connect refuses the settings: database.hostname: ", "refused")
        .hasLineCount(1);
  }

  @Test
  void shouldRefuseASettingWhenItIsNoAddress() {
    CommandRun run = register(Map.of("tombstones.on.delete", "false"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("key=tombstones.on.delete", "database.hostname");
  }

  @Test
  void shouldSayThatConnectIsAwayWhenNobodyAnswers() {
    CommandRun run = CommandRun.of("register", "--connect", "http://127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("http://127.0.0.1:1 does not answer").hasLineCount(1);
  }

  private CommandRun createTopics(String prefix) {
    return CommandRun.of("create-topics", "--kafka", broker.bootstrapServers(), "--prefix", prefix);
  }

  private void create(NewTopic... topics) throws Exception {
    try (Admin admin = KafkaClients.admin(broker.bootstrapServers())) {
      admin.createTopics(List.of(topics)).all().get();
    }
    awaitTopic(topics[0].name());
  }

  /** A topic is created when the controller says so; the broker knows it a moment later. */
  private TopicDescription awaitTopic(String name) {
    try (Admin admin = KafkaClients.admin(broker.bootstrapServers())) {
      return await()
          .ignoreExceptions()
          .until(
              () -> admin.describeTopics(List.of(name)).allTopicNames().get().get(name),
              Objects::nonNull);
    }
  }

  private CommandRun register(Map<String, String> more) {
    List<String> arguments =
        new ArrayList<>(List.of("register", "--connect", connect.restUrl().toString()));
    arguments.addAll(List.of("--database", "postgres"));
    Map<String, String> addresses = new TreeMap<>(postgres.connectorAddresses());
    addresses.putAll(more);
    addresses.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private long slots() throws SQLException {
    return count("SELECT count(*) FROM pg_replication_slots WHERE active");
  }

  private long rows(String table) throws SQLException {
    return count("SELECT count(*) FROM dbo.\"" + table + '"');
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    execute(postgres, sql);
  }

  private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
