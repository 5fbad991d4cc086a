package io.concord.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.contract.Cause;
import io.concord.contract.ContractJson;
import io.concord.contract.RecommendationChanged;
import io.concord.contract.RecommendationChanged.RankedProduct;
import io.concord.local.StackClient.Answer;
import io.concord.local.orders.generator.BookkeepingProduct;
import io.concord.node.NodeSettings;
import io.concord.node.RecommenderNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for building all state anew, step by step, while the old state goes on serving. */
class RebuildTest {
  private static final LocalDate TODAY = LocalDate.now(Noon.zone());
  private static final LocalDate AS_OF = TODAY.plusDays(1);
  private static final long SECOND = 1_000_000_000L;
  private static final long FORGOTTEN = 777;
  private static final long CLIENT = TestOrders.LIGHT_FIRST;

  private final AtomicInteger refusals = new AtomicInteger();
  private final ScheduledExecutorService caller = Executors.newSingleThreadScheduledExecutor();

  @Test
  void shouldTakeOverFromStateBuiltBesideIt(@TempDir Path folder) throws Exception {
    try (LocalStack stack = stack(folder)) {
      stack.open();
      RunningStack running = stack.start();
      StackClient old = client(running.httpPort(), running);
      callAllTheTime(old);
      publishOfAClientNobodyKnowsAnyMore(running);
      try (RecommenderNode second = node(folder, running, false)) {
        StackClient client = client(second.port(), running);
        client.awaitReference(AS_OF);
        order(client, 900_000_000);
        client.awaitReference(AS_OF);
        old.awaitReference(AS_OF);
        assertThat(retire(running)).as("generation 1 still runs").isEqualTo(2);
      }
      assertThat(latest(running).values()).as("nothing heard of it").allMatch(n -> n < SECOND);
      assertThat(refusals).as("requests the old node refused meanwhile").hasValue(0);
      caller.shutdownNow();

      stopOldNode(running);
      assertThat(retire(running)).as("generation 2 has not published").isEqualTo(2);
      try (RecommenderNode second = node(folder, running, true)) {
        StackClient client = client(second.port(), running);
        awaitPublished(client, running);
        assertThat(retire(running)).isZero();
        assertThat(latest(running)).containsEntry(FORGOTTEN, SECOND);
        assertThat(topicsOfTheFirst(running)).isEmpty();
        order(client, 900_000_100);
        client.awaitReference(AS_OF);
        await().untilAsserted(() -> assertThat(latest(running)).containsEntry(CLIENT, SECOND + 2));
      }
    } finally {
      caller.shutdownNow();
    }
  }

  private void callAllTheTime(StackClient client) {
    caller.scheduleWithFixedDelay(
        () -> {
          try {
            Answer answer = client.get("/v1/clients/" + CLIENT + "/recommendations");
            refusals.addAndGet(answer.status() == 200 ? 0 : 1);
          } catch (Exception e) {
            refusals.incrementAndGet();
          }
        },
        0,
        20,
        java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  private static void order(StackClient client, long id) throws Exception {
    client.sql(
        ShopSql.order(id, CLIENT, TODAY + "T10:00:00"), ShopSql.line(id + 1, id, 150 + id % 7));
  }

  /** Every client with a list of its own. */
  private static void awaitPublished(StackClient client, RunningStack running) {
    await()
        .atMost(StackClient.PATIENCE)
        .untilAsserted(
            () -> {
              Map<Long, Long> revisions = client.revisions(AS_OF);
              Map<Long, Long> latest = latest(running);
              revisions.values().removeIf(revision -> revision == SECOND);
              assertThat(revisions)
                  .isNotEmpty()
                  .allSatisfy((id, n) -> assertThat(n).isEqualTo(SECOND + 1));
              assertThat(latest).containsAllEntriesOf(revisions);
            });
  }

  /** Revision of the last event of each client; the feed checks each against the one before. */
  private static Map<Long, Long> latest(RunningStack running) {
    try (ChangeFeed feed = new ChangeFeed(running.bootstrapServers())) {
      Map<Long, Long> latest = new HashMap<>();
      for (JsonNode event : feed.take()) {
        latest.put(event.path("clientId").asLong(), event.path("revision").asLong());
      }
      return latest;
    }
  }

  private static int retire(RunningStack running) {
    return RecommenderCommand.commandLine()
        .execute("retire", "--kafka", running.bootstrapServers(), "--generation=2", "--delete");
  }

  private static Set<String> topicsOfTheFirst(RunningStack running) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", running.bootstrapServers()))) {
      return admin.listTopics().names().get().stream()
          .filter(topic -> topic.matches("concord-recommender-(?!g\\d).*"))
          .collect(Collectors.toSet());
    }
  }

  private static void stopOldNode(RunningStack running) throws Exception {
    ProcessHandle old = ProcessHandle.of(running.pids().get(0)).orElseThrow();
    old.destroy();
    old.onExit().get(30, SECONDS);
  }

  private static void publishOfAClientNobodyKnowsAnyMore(RunningStack running) throws Exception {
    RankedProduct place =
        new RankedProduct(1, 5, 1, 1, 1, 1, Instant.parse("2024-07-01T12:00:00Z"), null);
    RecommendationChanged event =
        new RecommendationChanged(
            FORGOTTEN,
            1,
            AS_OF,
            Instant.parse("2024-07-01T12:00:00Z"),
            "v3",
            "LIGHT",
            1,
            new Cause(Cause.Kind.ORDER, List.of(1L)),
            List.of(place),
            List.of(5L),
            List.of());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", running.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      byte[] value = ContractJson.mapper().writeValueAsBytes(event);
      producer
          .send(
              new ProducerRecord<>(
                  "concord.recommendation-changed", Long.toString(FORGOTTEN), value))
          .get();
    }
  }

  private static RecommenderNode node(Path folder, RunningStack running, boolean publish)
      throws InterruptedException {
    RecommenderNode node =
        new RecommenderNode(
            NodeSettings.from(
                Map.of(
                    "bootstrap.servers",
                    running.bootstrapServers(),
                    "state.dir",
                    folder.resolve("second").toString(),
                    "zone",
                    Noon.zone().getId(),
                    "excluded.products",
                    BookkeepingProduct.ids().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",")),
                    "generation",
                    "2",
                    "publish",
                    Boolean.toString(publish),
                    "http.port",
                    "0"),
                "test"));
    node.start();
    await().atMost(StackClient.PATIENCE).until(() -> node.status().isCaughtUp());
    return node;
  }

  private static StackClient client(int port, RunningStack running) {
    return new StackClient("http://127.0.0.1:" + port, running.jdbcUrl());
  }

  private static LocalStack stack(Path folder) throws Exception {
    Path orders = TestOrders.write(folder.resolve("orders.csv"), TODAY);
    PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new LocalStack(
        new LocalSettings(
            orders, folder.resolve("data"), 0, false, 1, Map.of("zone", Noon.zone().getId())),
        new StartupLog(silence));
  }
}
