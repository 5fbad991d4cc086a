package io.concord.local;

import io.concord.app.EdgeTopics;
import io.concord.app.RecommenderSettings;
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
import io.concord.node.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.concurrent.CancellationException;
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

  private OrderSource source;
  private DataFolder data;
  private EmbeddedPostgresServer postgres;
  private EmbeddedBroker broker;
  private StackNodes nodes;

  LocalStack(LocalSettings settings, StartupLog log) {
    this.settings = settings;
    this.log = log;
  }

  /**
   * Finds what is wrong with the settings before anything is started, and takes the data folder.
   *
   * @return the data folder
   */
  Path open() {
    source = source();
    data = parts.add(DataFolder.open(settings.dataDir()));
    HttpPort.requireFree(HOST, settings.httpPort());
    log.say("Data folder: " + data.path());
    if (!Files.exists(data.resolve(POSTGRES))) {
      source.check(this::showProgress);
    }
    return data.path();
  }

  /** Starts all parts, after {@link #open}, and returns when every list is right. */
  RunningStack start() throws Exception {
    parts.add(this::stopDatabase);
    startServers();
    Future<EmbeddedConnect> worker =
        async("connect", () -> parts.add(EmbeddedConnect.start(broker.bootstrapServers())));
    step("orders", () -> load(source));
    step("topics", this::createTopics);
    EmbeddedConnect connect = join(worker);
    step("capture", () -> capture(connect));
    step("recommender", this::startNodes);
    return running();
  }

  private OrderSource source() {
    return settings.orders() == null
        ? new GeneratedOrders(GeneratorSettings.defaults(SEED, LocalDate.now(ZoneOffset.UTC)))
        : CsvOrders.of(settings.orders());
  }

  private void startServers() throws Exception {
    Future<EmbeddedPostgresServer> database =
        async("postgres", () -> parts.add(EmbeddedPostgresServer.start(data.resolve(POSTGRES))));
    Future<EmbeddedBroker> kafka =
        async("kafka", () -> parts.add(EmbeddedBroker.start(data.resolve("kafka"))));
    broker = join(kafka);
    postgres = join(database);
  }

  private LoadedOrders load(OrderSource source) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(SourceTables.postgresSql());
    }
    return new OrderLoader(database(), InstantSource.system()).load(source, this::showProgress);
  }

  /** A long load does not wait for anything, so it must ask whether it is still wanted. */
  private void showProgress(LoadProgress progress) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the local stack is stopping");
    }
    log.progress("orders", progress.sentence());
  }

  private PGSimpleDataSource database() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(postgres.jdbcUrl());
    return database;
  }

  private Map<String, String> nodeEntries() {
    Map<String, String> entries = new HashMap<>();
    entries.put("bootstrap.servers", broker.bootstrapServers());
    entries.put("topic.prefix", TOPIC_PREFIX);
    entries.put("state.dir", data.resolve("state").toString());
    entries.put(
        "excluded.products",
        BookkeepingProduct.ids().stream().map(String::valueOf).collect(Collectors.joining(",")));
    entries.putAll(settings.node());
    return entries;
  }

  private Void createTopics() throws InterruptedException {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      new EdgeTopics(admin, RecommenderSettings.from(nodeEntries())).createSources();
    }
    return null;
  }

  private Void capture(EmbeddedConnect connect) throws Exception {
    new Capture(postgres, connect, TOPIC_PREFIX)
        .start(rows -> log.progress("capture", String.format(Locale.ROOT, "read %,d rows", rows)));
    return null;
  }

  private Void startNodes() throws Exception {
    nodes = parts.add(nodes());
    nodes.start(howFar -> log.progress("recommender", howFar));
    return null;
  }

  private StackNodes nodes() {
    if (settings.nodes() == null) {
      RecommenderSettings recommender = RecommenderSettings.from(nodeEntries());
      String model = recommender.experiment().main().label();
      HttpSettings http = new HttpSettings(HOST, settings.httpPort(), Version.current(), model);
      return new InProcessNode(new NodeSettings(recommender, http));
    }
    Map<String, String> entries = nodeEntries();
    entries.remove("state.dir");
    entries.putIfAbsent("standby.replicas", settings.nodes() > 1 ? "1" : "0");
    return new NodeProcesses(
        data.resolve("nodes"), settings.nodes(), settings.httpPort(), entries, log::say);
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

  /** Returns never, throws when the node stops by itself. */
  void awaitFailure() throws InterruptedException {
    while (nodes.failure() == null) {
      Thread.sleep(POLL.toMillis());
    }
    throw new PartFailure("recommender", new IllegalStateException(nodes.failure()));
  }

  private RunningStack running() throws SQLException {
    try (Connection connection = postgres.connect()) {
      return new RunningStack(
          nodes.httpPorts(),
          nodes.pids(),
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
    return starters.submit(() -> step(part, start));
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

  /** Runs one step; what the user cannot put right is told with the part's name. */
  private <T> T step(String part, Callable<T> start) throws Exception {
    try {
      return log.step(part, start);
    } catch (InterruptedException | CancellationException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      throw Failures.isForTheUser(e) ? (RuntimeException) e : new PartFailure(part, e);
    }
  }

  /**
   * Stops every part, last started first. What is just being started is waited for, uninterrupted:
   * a broker that is interrupted ends the whole process, and a Connect worker that has lost its
   * broker neither starts nor stops.
   */
  @Override
  public void close() {
    starters.shutdown();
    try {
      if (!starters.awaitTermination(STARTER_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        starters.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    parts.close();
  }

  /** A start that was interrupted may have left a database that is nobody's part. */
  private void stopDatabase() throws IOException {
    EmbeddedPostgresServer.stopIfRunning(data.resolve(POSTGRES));
  }
}
