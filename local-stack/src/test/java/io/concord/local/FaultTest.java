package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a running stack stands on goes away and comes back; nobody helps it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultTest {
  private static final LocalDate TODAY = LocalDate.now(Noon.zone());
  private static final LocalDate AS_OF = TODAY.plusDays(1);
  private static final long CLIENT = TestOrders.LIGHT_FIRST;

  /** Longer than the nodes' sessions at the broker. */
  private static final Duration AWAY = Duration.ofSeconds(Long.getLong("fault.away.seconds", 12));

  /** The connector tries again every three seconds: twice while the database is still away. */
  private static final Duration DATABASE_AWAY =
      Duration.ofSeconds(Long.getLong("fault.away.seconds", 7));

  private static long nextId = 900_000_000;
  private static FaultStack stack;
  private static StackClient client;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = new FaultStack(folder);
    stack.start(TODAY);
    client = stack.client();
  }

  @AfterAll
  static void stop() throws Exception {
    stack.close();
  }

  @Test
  void shouldServeWithGrowingStalenessAndRecoverWhenTheBrokerIsAway() throws Exception {
    stack.stopBroker();
    order(CLIENT);
    awaitStaleness(AWAY);
    order(CLIENT + 1);
    stack.startBroker();
    requireRecovered();
  }

  @Test
  void shouldBringTheChangesMeanwhileOnceWhenConnectWasAway() throws Exception {
    stack.stopConnect();
    order(CLIENT);
    order(CLIENT + 1);
    stack.startConnect();
    requireRecovered();
  }

  @Test
  void shouldCaptureOnWhenTheDatabaseWasAway() throws Exception {
    order(CLIENT);
    stack.stopPostgres();
    await()
        .atMost(DATABASE_AWAY.plusSeconds(20))
        .during(DATABASE_AWAY)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> list(CLIENT).status() == 200);
    stack.startPostgres();
    order(CLIENT + 1);
    requireRecovered();
  }

  /** The last test, because nothing is right afterwards. */
  @Test
  @Order(Integer.MAX_VALUE)
  void shouldStopWhenATopicIsExtended() throws Exception {
    try (Admin admin = stack.admin()) {
      admin.createPartitions(Map.of("concord.cdc.Order", NewPartitions.increaseTo(5))).all().get();
    }
    await().atMost(StackClient.PATIENCE).until(() -> stack.node().status().failure() != null);
    String says = "topic concord.cdc.Order must have 4 partitions, it has 5";
    assertThat(stack.node().status().failure()).contains(says);
    await()
        .atMost(StackClient.PATIENCE)
        .untilAsserted(() -> assertThat(list(CLIENT).status()).isEqualTo(503));
    assertThat(client.get("/health/live").status()).isEqualTo(503);
    stack.node().close();
    assertThatThrownBy(stack::startNode).hasMessageContaining(says);
  }

  private static void order(long agreement) throws Exception {
    long id = nextId++;
    client.sql(
        ShopSql.order(id, agreement, TODAY + "T10:00:00"), ShopSql.line(id, id, 150 + id % 7));
  }

  private static void awaitStaleness(Duration staleness) {
    await()
        .atMost(staleness.plusSeconds(20))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              StackClient.Answer answer = list(CLIENT);
              assertThat(answer.status()).as("%s", answer).isEqualTo(200);
              return answer.body().path("stalenessMs").asLong() >= staleness.toMillis();
            });
  }

  private static StackClient.Answer list(long clientId) throws Exception {
    return client.get("/v1/clients/" + clientId + "/recommendations");
  }

  /** Every list is the reference's and fresh, and the events lead to it one by one. */
  private static void requireRecovered() throws Exception {
    client.awaitReference(AS_OF);
    order(CLIENT + 2);
    client.awaitReference(AS_OF);
    await()
        .atMost(StackClient.PATIENCE)
        .until(() -> list(CLIENT).body().path("stalenessMs").asLong() == 0);
    assertThat(stack.node().status().failure()).isNull();
    Map<Long, Long> served = client.revisions(AS_OF);
    served.values().removeIf(revision -> revision == 0);
    try (ChangeFeed feed = stack.feed()) {
      served.forEach(
          (id, revision) -> {
            JsonNode latest = feed.latest(id);
            assertThat(latest.path("revision").asLong()).isEqualTo(revision);
          });
    }
  }
}
