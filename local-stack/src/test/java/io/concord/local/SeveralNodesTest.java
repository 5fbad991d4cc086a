package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.local.ChildStack.Ready;
import io.concord.local.NodeCallers.Given;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes, one of which is killed, frozen or ended at a time while callers ask and orders come
 * in. The long form with random blows is {@code benchmarks/run chaos}.
 */
class SeveralNodesTest {
  private static final LocalDate TODAY = LocalDate.now(Noon.zone());
  private static final LocalDate AS_OF = TODAY.plusDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int SESSION_MS = 6_000;
  private static final long CLIENTS = TestOrders.LIGHT_LAST;

  @TempDir private Path folder;
  private final List<Process> restarted = new ArrayList<>();
  private final Map<Long, Map<Long, JsonNode>> published = new HashMap<>();
  private final List<String> steps = new ArrayList<>();
  private ChildStack child;
  private Ready ready;
  private StackClient shop;
  private NodeCallers callers;
  private long nextId = 900_000_000;

  @AfterEach
  void endRestarted() {
    restarted.forEach(node -> node.destroyForcibly().onExit().join());
  }

  @Test
  void shouldAnswerEveryRequestWhateverHappensToOneNode() throws Exception {
    Path orders = TestOrders.write(folder.resolve("orders.csv"), TODAY);
    Path data = folder.resolve("data");
    Map<String, String> environment =
        Map.ofEntries(
            ChildStack.SHORT_LIVED,
            Map.entry("CONCORD_SESSION_TIMEOUT_MS", "" + SESSION_MS),
            Map.entry("CONCORD_ZONE", "" + Noon.zone()));
    try (ChildStack stack =
        ChildStack.start(
            folder,
            environment,
            "local",
            "--nodes=3",
            "--no-simulator",
            "--port=0",
            "--orders=" + orders,
            "--data=" + data)) {
      child = stack;
      ready = stack.awaitReady();
      shop = new StackClient(ready.nodes().get(0), ready.postgres());
      requireSharedSecret();
      try (ChangeFeed feed = new ChangeFeed(ready.kafka())) {
        torment(environment);
        check(feed);
      }
      stack.terminate();
      assertThat(stack.awaitExit(PATIENCE)).isZero();
    }
    endRestarted();
    assertThat(ChildStack.processesOn(folder)).isEmpty();
  }

  /** What the nodes know each other by once there are API keys; nobody else may read it. */
  private void requireSharedSecret() throws IOException {
    Path secret = config(1).resolveSibling("cluster.secret");
    assertThat(Files.size(secret)).isGreaterThanOrEqualTo(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    for (int node = 1; node <= ready.nodes().size(); node++) {
      assertThat(Files.readAllLines(config(node))).contains("cluster.secret.file=" + secret);
    }
  }

  private void torment(Map<String, String> environment) throws Exception {
    awaitCopies(3);
    try (NodeCallers asking = new NodeCallers(ready.nodes(), CLIENTS)) {
      callers = asking;
      killAndRestart(2, environment);
      freezeBeyondSession(3);
      endCleanly(1);
    }
    assertThat(callers.refused()).as("what happened: %s", steps).isEmpty();
  }

  private void killAndRestart(int node, Map<String, String> environment) throws Exception {
    int asked = callers.given().size();
    step("kill", node);
    process(node).destroyForcibly();
    orderUntilTakenOver(node);
    assertThat(callers.given().stream().skip(asked))
        .as("some answers while nobody owned the clients of node " + node)
        .anyMatch(given -> given.stalenessMs() > 0);
    step("start", node);
    callers.outOfService(ready.nodes().get(node - 1));
    restarted.add(serve(node, environment));
    awaitCopies(3);
    callers.outOfService(null);
  }

  private void freezeBeyondSession(int node) throws Exception {
    step("freeze", node);
    signal(node, "-STOP");
    try {
      orderUntilTakenOver(node);
    } finally {
      step("thaw", node);
      signal(node, "-CONT");
    }
    awaitCopies(3);
  }

  private void endCleanly(int node) throws Exception {
    step("end", node);
    process(node).destroy();
    child.awaitSaid(Pattern.compile("node-" + node + " ended with status"));
    assertThat(child.err()).contains("node-" + node + " ended with status 0;");
    shop = new StackClient(ready.nodes().get(1), ready.postgres());
    orderUntilTakenOver(node);
  }

  /** Places orders of all clients until they are in the lists that the other nodes serve. */
  private void orderUntilTakenOver(int node) throws Exception {
    shop = new StackClient(ready.nodes().get(node % 3), ready.postgres());
    for (long client = 1; client <= CLIENTS; client++) {
      long order = nextId++;
      shop.sql(
          ShopSql.order(order, client, TODAY + "T10:00:00"),
          ShopSql.line(nextId++, order, 100 + nextId % 50));
    }
    shop.awaitReference(AS_OF);
  }

  /** Every node is ready, and every client is held by two of them. */
  private void awaitCopies(int nodes) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(
            () -> {
              for (String url : ready.nodes()) {
                StackClient node = new StackClient(url, ready.postgres());
                assertThat(node.get("/health/ready").status()).as(url).isEqualTo(200);
                JsonNode instances = node.get("/v1/instances").body();
                assertThat(instances.path("instances")).as(url).hasSize(nodes);
                assertThat(instances.path("unassigned")).as(url).isEmpty();
              }
              for (long client = 1; client <= CLIENTS; client++) {
                assertThat(holders(client)).as("client " + client).isGreaterThan(1);
              }
            });
  }

  /** Nodes that answer for the client without asking another. */
  private int holders(long client) throws Exception {
    int holders = 0;
    for (String url : ready.nodes()) {
      holders += new StackClient(url, ready.postgres()).here(client).status() == 200 ? 1 : 0;
    }
    return holders;
  }

  private void check(ChangeFeed feed) throws Exception {
    for (JsonNode event : feed.takeToEnd()) {
      published
          .computeIfAbsent(event.path("clientId").asLong(), any -> new HashMap<>())
          .put(event.path("revision").asLong(), event.path("recommendations"));
    }
    for (Given given : callers.given()) {
      assertThat(StackClient.places(given.recommendations(), "productId"))
          .as("list of client %d, revision %d", given.clientId(), given.revision())
          .isEqualTo(
              StackClient.places(
                  published.get(given.clientId()).get(given.revision()), "productId"));
    }
    for (long client = 1; client <= CLIENTS; client++) {
      JsonNode served = shop.get("/v1/clients/" + client + "/recommendations").body();
      assertThat(feed.latest(client).path("revision")).isEqualTo(served.path("revision"));
    }
  }

  private void step(String what, int node) {
    steps.add(Instant.now() + " " + what + " " + ready.nodes().get(node - 1));
  }

  private ProcessHandle process(int node) {
    return ProcessHandle.of(ready.pids().get(node - 1)).orElseThrow();
  }

  private void signal(int node, String signal) throws Exception {
    Process kill = new ProcessBuilder("kill", signal, "" + process(node).pid()).start();
    assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(kill.exitValue()).isZero();
  }

  /** As the stack says it is to be started again. */
  private Process serve(int node, Map<String, String> environment) throws IOException {
    Path config = config(node);
    assertThat(Files.exists(config)).isTrue();
    File log = config.resolveSibling("node-" + node + ".log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                RecommenderCommand.class.getName(),
                "serve",
                "--config",
                config.toString(),
                "--parent",
                Long.toString(child.pid()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Path config(int node) {
    return folder.resolve("data").resolve("nodes").resolve("node-" + node + ".properties");
  }
}
