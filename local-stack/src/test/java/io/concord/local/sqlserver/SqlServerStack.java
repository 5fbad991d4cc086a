package io.concord.local.sqlserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.app.EdgeTopics;
import io.concord.connect.ConnectorSettings;
import io.concord.local.connect.ConnectorClient;
import io.concord.local.connect.ConnectorState;
import io.concord.local.embedded.EmbeddedBroker;
import io.concord.local.embedded.EmbeddedConnect;
import io.concord.local.verify.VerifyStateCommand;
import io.concord.node.NodeSettings;
import io.concord.node.RecommenderNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;

/**
 * Broker, Connect worker with the connector of connect-config, and one node. Both write exactly
 * once, as in production.
 */
final class SqlServerStack implements AutoCloseable {
  static final String LOGIN = "concord";
  static final String PASSWORD = "Secret-login-1";

  private static final String CONNECTOR = "shop";

  /** A property of the JVM: {@code direct} tries the connector's other way to read changes. */
  private static final String MODE = "sqlserver.query.mode";

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ShopServer server;
  private final EmbeddedBroker broker;
  private final EmbeddedConnect connect;
  private final RecommenderNode node;

  private SqlServerStack(
      ShopServer server, EmbeddedBroker broker, EmbeddedConnect connect, RecommenderNode node) {
    this.server = server;
    this.broker = broker;
    this.connect = connect;
    this.node = node;
  }

  /** Starts all of it; the connector begins with a snapshot. */
  static SqlServerStack start(Path folder, ShopServer server) throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
    NodeSettings settings =
        NodeSettings.from(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "state.dir",
                folder.resolve("state").toString(),
                "http.port",
                "0"),
            "test");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new EdgeTopics(admin, settings.recommender()).createSources();
    }
    EmbeddedConnect connect = EmbeddedConnect.startExactlyOnce(broker.bootstrapServers());
    RecommenderNode node = new RecommenderNode(settings);
    node.start();
    SqlServerStack stack = new SqlServerStack(server, broker, connect, node);
    stack.runConnector();
    return stack;
  }

  /** Runs a connector with our settings at the addresses of this stack. */
  private void runConnector() throws Exception {
    connect.runConnector(CONNECTOR, settings(server.trust()), START_TIMEOUT);
  }

  /**
   * @param more settings, such as a trust store
   */
  private ConnectorSettings settings(Map<String, String> more) {
    ConnectorSettings settings = ConnectorSettings.sqlServer().with(addresses()).with(more);
    Map<String, String> values = new TreeMap<>(settings.values());
    values.put("data.query.mode", System.getProperty(MODE, values.get("data.query.mode")));
    return new ConnectorSettings(values);
  }

  private Map<String, String> addresses() {
    return Map.of(
        "database.hostname",
        server.host(),
        "database.port",
        Integer.toString(server.port()),
        "database.names",
        ShopServer.DATABASE,
        "database.user",
        LOGIN,
        "database.password",
        PASSWORD,
        "driver.loginTimeout",
        "10",
        "schema.history.internal.kafka.bootstrap.servers",
        broker.bootstrapServers(),
        "signal.kafka.bootstrap.servers",
        broker.bootstrapServers());
  }

  /** What Connect finds wrong with our settings where the server's certificate is not trusted. */
  List<String> complaintsWithoutTrust() throws IOException, InterruptedException {
    Map<String, String> settings = new TreeMap<>(settings(Map.of()).values());
    settings.put("name", "untrusting");
    URI uri =
        connect
            .restUrl()
            .resolve("connector-plugins/" + settings.get("connector.class") + "/config/validate");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(settings)))
            .build();
    JsonNode answer = JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    List<String> complaints = new ArrayList<>();
    for (JsonNode config : answer.path("configs")) {
      config.path("value").path("errors").forEach(error -> complaints.add(error.asText()));
    }
    return complaints;
  }

  /** Stops the connector; its offsets stay. */
  void stopConnector() throws IOException, InterruptedException {
    command("stop");
  }

  /** Goes on where it was stopped. */
  void resumeConnector() throws IOException, InterruptedException {
    command("resume");
  }

  private void command(String verb) throws IOException, InterruptedException {
    URI uri = connect.restUrl().resolve("connectors/" + CONNECTOR + "/" + verb);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri).PUT(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException("Connect must " + verb + ": " + answer.body());
    }
  }

  /** Whether no task of the connector is left. */
  boolean isConnectorStopped() throws IOException, InterruptedException {
    JsonNode status = get(connect.restUrl().resolve("connectors/" + CONNECTOR + "/status"));
    return status.path("connector").path("state").asText().equals("STOPPED")
        && status.path("tasks").isEmpty();
  }

  /** Why the connector or its task is FAILED, the first line of it; else empty. */
  String failure() throws IOException, InterruptedException {
    return new ConnectorClient(connect.restUrl())
        .state(CONNECTOR)
        .map(ConnectorState::failure)
        .orElse("");
  }

  CapturedRecords records() {
    return new CapturedRecords(broker.bootstrapServers());
  }

  /** The products of the client's list, best first; none while it has no list of its own. */
  List<Long> products(long client) throws IOException, InterruptedException {
    JsonNode list = get(URI.create(httpUrl() + "/v1/clients/" + client + "/recommendations"));
    List<Long> products = new ArrayList<>();
    if (list.path("source").asText().equals("history")) {
      list.path("recommendations").forEach(place -> products.add(place.path("productId").asLong()));
    }
    return products;
  }

  /** Source and internal records that the node says it has not processed; -1 while unknown. */
  long lag() throws IOException, InterruptedException {
    return get(URI.create(httpUrl() + "/health/ready")).path("lag").asLong();
  }

  /** For how long the client's list may have been old, as the node says. */
  long stalenessMs(long client) throws IOException, InterruptedException {
    URI uri = URI.create(httpUrl() + "/v1/clients/" + client + "/recommendations");
    return get(uri).path("stalenessMs").asLong(-1);
  }

  /** Since the connector's last heartbeat, as the node says; NaN while it has seen none. */
  double heartbeatAgeSeconds() throws IOException, InterruptedException {
    return text(URI.create(httpUrl() + "/metrics"))
        .lines()
        .filter(line -> line.startsWith("recommender_capture_heartbeat_age_seconds"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode get(URI uri) throws IOException, InterruptedException {
    return JSON.readTree(text(uri));
  }

  private String text(URI uri) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  private String httpUrl() {
    return "http://127.0.0.1:" + node.port();
  }

  /** Requires that every list served is V3 run from scratch over the database. */
  void requireExactLists() {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int exitCode =
        new CommandLine(new VerifyStateCommand())
            .setOut(writer)
            .setErr(writer)
            .execute("--http", httpUrl(), "--jdbc", server.jdbcUrl());
    if (exitCode != 0) {
      throw new AssertionError("the lists must be V3's: exit code " + exitCode + "\n" + output);
    }
  }

  @Override
  public void close() {
    connect.close();
    node.close();
    broker.close();
  }
}
