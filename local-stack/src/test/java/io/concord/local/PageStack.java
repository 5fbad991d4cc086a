package io.concord.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.node.NodeSettings;
import io.concord.node.RecommenderNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A stack for people to look at: a node as a process of its own, that may go away and come back at
 * the same address, and the shop whose orders it shows.
 */
final class PageStack implements AutoCloseable {
  private static final LocalDate TODAY = LocalDate.now(Noon.zone());
  private static final Map<String, String> NODE =
      Map.of("zone", Noon.zone().getId(), "quiet.ms", "150", "wait.max.ms", "10000");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalStack stack;
  private final RunningStack running;
  private final Path config;
  private final StackClient client;
  private final String key;
  private final ShopSql shop = new ShopSql(TODAY);
  private RecommenderNode restarted;
  private long nextId = 900_000_000;

  PageStack(Path folder) throws Exception {
    Path orders = TestOrders.write(folder.resolve("orders.csv"), TODAY);
    Path data = folder.resolve("data");
    stack = new LocalStack(new LocalSettings(orders, data, 0, false, 1, NODE), silence());
    stack.open();
    running = stack.start();
    config = data.resolve("nodes").resolve("node-1.properties");
    client = new StackClient(url(), running.jdbcUrl());
    key = createKey(running.bootstrapServers());
  }

  private static StartupLog silence() {
    return new StartupLog(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  /** From the first key on, the node answers nobody without one. */
  private static String createKey(String kafka) {
    CommandRun created =
        CommandRun.of(
            "keys", "create", "--kafka", kafka, "--name", "desk", "--scope", "clients", "--scope",
            "operate");
    assertThat(created.exitCode()).as(created.err()).isZero();
    return created.out().strip();
  }

  /** What whoever looks at the page must know. */
  String key() {
    return key;
  }

  /** The answer to this question, asked with the key. */
  JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Authorization", "Bearer " + key)
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
  }

  String url() {
    return "http://127.0.0.1:" + running.httpPort();
  }

  /** Names a client. */
  void name(long clientId, String name) throws SQLException {
    client.sql(ShopSql.set("Client", "Name", "'" + name + "'", clientId));
  }

  /** Places an order of these products, and returns its ID. */
  long order(long clientId, long... products) throws SQLException {
    long order = nextId++;
    String[] statements = new String[products.length + 1];
    statements[0] = shop.order(order, clientId);
    for (int n = 0; n < products.length; n++) {
      statements[n + 1] = ShopSql.line(nextId++, order, products[n]);
    }
    client.sql(statements);
    return order;
  }

  /** Ends the node; its address answers nothing. */
  void stopNode() throws Exception {
    if (restarted != null) {
      restarted.close();
      restarted = null;
      return;
    }
    ProcessHandle node = ProcessHandle.of(running.pids().get(0)).orElseThrow();
    node.destroy();
    node.onExit().get(30, SECONDS);
  }

  /** Starts it again over the same state. */
  void startNode() throws Exception {
    restarted = new RecommenderNode(NodeSettings.from(ownSettings(), "test"));
    restarted.start();
    await().atMost(StackClient.PATIENCE).until(() -> restarted.status().isCaughtUp());
  }

  private Map<String, String> ownSettings() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(config)) {
      properties.load(reader);
    }
    Map<String, String> entries = new HashMap<>();
    properties.forEach((key, value) -> entries.put(key.toString(), value.toString()));
    return entries;
  }

  @Override
  public void close() {
    if (restarted != null) {
      restarted.close();
    }
    stack.close();
  }
}
