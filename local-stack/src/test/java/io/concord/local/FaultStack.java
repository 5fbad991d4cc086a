package io.concord.local;

import static org.awaitility.Awaitility.await;

import io.concord.app.EdgeTopics;
import io.concord.app.RecommenderSettings;
import io.concord.connect.SourceTables;
import io.concord.http.HttpSettings;
import io.concord.local.embedded.EmbeddedBroker;
import io.concord.local.embedded.EmbeddedConnect;
import io.concord.local.embedded.EmbeddedPostgresServer;
import io.concord.local.orders.CsvOrders;
import io.concord.local.orders.OrderLoader;
import io.concord.local.orders.generator.BookkeepingProduct;
import io.concord.node.NodeSettings;
import io.concord.node.RecommenderNode;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.postgresql.ds.PGSimpleDataSource;

/** The parts of a local stack, each of which can be stopped and started again on its folder. */
final class FaultStack implements AutoCloseable {
  private final Path folder;
  private EmbeddedPostgresServer postgres;
  private EmbeddedBroker broker;
  private EmbeddedConnect connect;
  private RecommenderNode node;

  FaultStack(Path folder) {
    this.folder = folder;
  }

  void start(LocalDate lastDay) throws Exception {
    startPostgres();
    load(TestOrders.write(folder.resolve("orders.csv"), lastDay));
    startBroker();
    try (Admin admin = admin()) {
      new EdgeTopics(admin, RecommenderSettings.from(nodeEntries())).createSources();
    }
    startConnect();
    startNode();
    await().atMost(StackClient.PATIENCE.multipliedBy(3)).until(() -> node.status().isCaughtUp());
  }

  private void load(Path orders) throws Exception {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(SourceTables.postgresSql());
    }
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(postgres.jdbcUrl());
    new OrderLoader(database, InstantSource.system()).load(CsvOrders.of(orders), progress -> {});
  }

  void startPostgres() throws Exception {
    postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"));
  }

  void startBroker() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
  }

  void startConnect() throws Exception {
    connect = EmbeddedConnect.start(broker.bootstrapServers());
    new Capture(postgres, connect, "concord").start(rows -> {});
  }

  void startNode() throws Exception {
    HttpSettings http = new HttpSettings("127.0.0.1", 0, "test", "v3");
    node = new RecommenderNode(new NodeSettings(RecommenderSettings.from(nodeEntries()), http));
    node.start();
  }

  private Map<String, String> nodeEntries() {
    return Map.of(
        "bootstrap.servers",
        broker.bootstrapServers(),
        "state.dir",
        folder.resolve("state").toString(),
        "zone",
        Noon.zone().getId(),
        "excluded.products",
        BookkeepingProduct.ids().stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  void stopPostgres() {
    postgres.close();
  }

  void stopBroker() {
    broker.close();
  }

  void stopConnect() {
    connect.close();
  }

  RecommenderNode node() {
    return node;
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  String jdbcUrl() {
    return postgres.jdbcUrl();
  }

  /** Of Connect's REST interface. */
  URI connectUrl() {
    return connect.restUrl();
  }

  StackClient client() {
    return new StackClient("http://127.0.0.1:" + node.port(), postgres.jdbcUrl());
  }

  /** The events so far; each must continue the one before. */
  ChangeFeed feed() {
    return new ChangeFeed(broker.bootstrapServers());
  }

  @Override
  public void close() {
    try (Parts parts = new Parts()) {
      Stream.of(postgres, broker, connect, node).filter(Objects::nonNull).forEach(parts::add);
    }
  }
}
