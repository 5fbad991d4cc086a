package io.concord.local;

import io.concord.app.EdgeTopics;
import io.concord.app.RecommenderSettings;
import io.concord.app.Status;
import io.concord.connect.SourceTables;
import io.concord.http.HttpSettings;
import io.concord.local.embedded.EmbeddedBroker;
import io.concord.local.embedded.EmbeddedConnect;
import io.concord.local.embedded.EmbeddedPostgresServer;
import io.concord.local.orders.CsvOrders;
import io.concord.local.orders.LoadProgress;
import io.concord.local.orders.LoadedOrders;
import io.concord.local.orders.OrderLoader;
import io.concord.local.orders.OrderSource;
import io.concord.local.orders.generator.BookkeepingProduct;
import io.concord.local.orders.generator.GeneratedOrders;
import io.concord.local.orders.generator.GeneratorSettings;
import io.concord.local.orders.simulator.OrderSimulator;
import io.concord.local.orders.simulator.SimulatorSettings;
import io.concord.node.RecommenderNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Every part of the product in this process, each on a folder of its own under the data folder, and
 * all of them real: PostgreSQL, a Kafka broker, Kafka Connect with Debezium, a recommender node.
 */
final class LocalStack implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String TOPIC_PREFIX = "concord";
  private static final String POSTGRES = "postgres";
  private static final long SEED = 42;
  private static final Duration STARTER_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration SIMULATOR_INTERVAL = Duration.ofSeconds(4);
  private static final Duration POLL = Duration.ofMillis(100);

  private final LocalSettings settings;
  private final StartupLog log;
  private final Parts parts = new Parts();
  private final ExecutorService starters = Executors.newCachedThreadPool();

  private EmbeddedPostgresServer postgres;
  private EmbeddedBroker broker;
  private RecommenderNode node;

  LocalStack(LocalSettings settings, StartupLog log) {
    this.settings = settings;
    this.log = log;
  }

  /** Starts all parts and returns when every list is right. */
  RunningStack start() throws Exception {
    OrderSource source = source();
    DataFolder data = parts.add(DataFolder.open(settings.dataDir()));
    parts.add(() -> endStarters(data));
    log.say("Data folder: " + data.path());
    startServers(data);
    Future<EmbeddedConnect> worker =
        async("connect", () -> parts.add(EmbeddedConnect.start(broker.bootstrapServers())));
    log.step("orders", () -> load(source));
    RecommenderSettings nodeSettings = nodeSettings(data);
    log.step("topics", () -> createTopics(nodeSettings));
    EmbeddedConnect connect = join(worker);
    log.step("capture", () -> capture(connect));
    log.step("recommender", () -> startNode(nodeSettings));
    return running();
  }

  private OrderSource source() {
    return settings.orders() == null
        ? new GeneratedOrders(GeneratorSettings.defaults(SEED, LocalDate.now(ZoneOffset.UTC)))
        : CsvOrders.of(settings.orders());
  }

  private void startServers(DataFolder data) throws Exception {
    Future<EmbeddedPostgresServer> database =
        async("postgres", () -> parts.add(EmbeddedPostgresServer.start(data.resolve(POSTGRES))));
    broker = log.step("kafka", () -> parts.add(EmbeddedBroker.start(data.resolve("kafka"))));
    postgres = join(database);
  }

  private LoadedOrders load(OrderSource source) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(SourceTables.postgresSql());
    }
    return new OrderLoader(database(), InstantSource.system())
        .load(source, progress -> log.progress("orders", howFar(progress)));
  }

  private PGSimpleDataSource database() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(postgres.jdbcUrl());
    return database;
  }

  private static String howFar(LoadProgress progress) {
    String phase = progress.phase() == LoadProgress.Phase.CHECK ? "checked" : "loaded";
    return String.format(
        Locale.ROOT, "%s %,d lines, %.0f %%", phase, progress.lines(), progress.fraction() * 100);
  }

  private RecommenderSettings nodeSettings(DataFolder data) {
    Map<String, String> entries = new HashMap<>();
    entries.put("bootstrap.servers", broker.bootstrapServers());
    entries.put("topic.prefix", TOPIC_PREFIX);
    entries.put("state.dir", data.resolve("state").toString());
    entries.put(
        "excluded.products",
        BookkeepingProduct.ids().stream().map(String::valueOf).collect(Collectors.joining(",")));
    entries.putAll(settings.node());
    return RecommenderSettings.from(entries);
  }

  private Void createTopics(RecommenderSettings nodeSettings) throws InterruptedException {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      new EdgeTopics(admin, nodeSettings).createSources();
    }
    return null;
  }

  private Void capture(EmbeddedConnect connect) throws Exception {
    new Capture(postgres, connect, TOPIC_PREFIX)
        .start(rows -> log.progress("capture", String.format(Locale.ROOT, "read %,d rows", rows)));
    return null;
  }

  private Void startNode(RecommenderSettings nodeSettings) throws InterruptedException {
    node =
        parts.add(
            new RecommenderNode(
                nodeSettings,
                new HttpSettings(HOST, settings.httpPort(), Version.current(), "v3")));
    node.start();
    for (Status status = node.status(); !status.isCaughtUp(); status = node.status()) {
      if (status.failure() != null) {
        throw new IllegalStateException("the recommender stopped: " + status.failure());
      }
      log.progress(
          "recommender",
          String.format(
              Locale.ROOT,
              "%s, %,d records and %,d clients to go",
              status.mode().label(),
              Math.max(0, status.lag()),
              status.pendingClients()));
      Thread.sleep(POLL.toMillis());
    }
    return null;
  }

  /** From now on orders are placed, corrected and cancelled now and then, if that is wanted. */
  void startSimulator() {
    if (settings.simulator()) {
      parts
          .add(
              new OrderSimulator(
                  database(),
                  new SimulatorSettings(SEED, SIMULATOR_INTERVAL, ZoneOffset.UTC),
                  InstantSource.system(),
                  (kind, sentence) -> log.say("  " + sentence)))
          .start();
    }
  }

  private RunningStack running() throws SQLException {
    try (Connection connection = postgres.connect()) {
      return new RunningStack(
          node.port(),
          postgres.jdbcUrl(),
          broker.bootstrapServers(),
          SampleClients.rows(connection, "Client"),
          SampleClients.rows(connection, "OrderItem"),
          log.seconds(),
          SampleClients.find(connection));
    }
  }

  /** Starts a part on a thread of its own, so that parts that do not need each other overlap. */
  private <T> Future<T> async(String part, Callable<T> start) {
    return starters.submit(() -> log.step(part, start));
  }

  private static <T> T join(Future<T> started) throws Exception {
    try {
      return started.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Stops every part, last started first, and whatever was just being started. */
  @Override
  public void close() {
    parts.close();
  }

  /** Lets what is being started finish, and stops a database that nobody waits for any more. */
  private void endStarters(DataFolder data) throws InterruptedException, IOException {
    starters.shutdownNow();
    starters.awaitTermination(STARTER_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    EmbeddedPostgresServer.stopIfRunning(data.resolve(POSTGRES));
  }
}
