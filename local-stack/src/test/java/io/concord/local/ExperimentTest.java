package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.contract.ContractSchema;
import io.concord.experiment.Experiment;
import io.concord.experiment.Experiment.Arm;
import io.concord.scoring.Strategy;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of both arms over HTTP, and what a change of the shares between two starts does. */
class ExperimentTest {
  private static final LocalDate TODAY = LocalDate.now(Noon.zone());
  private static final LocalDate AS_OF = TODAY.plusDays(1);
  private static final int MANY_ORDERS = 100;

  private StackClient client;
  private RunningStack running;

  @Test
  void shouldAnswerByTheArmOfEachClientAlsoWhenSharesChangedBetweenTwoStarts(@TempDir Path folder)
      throws Exception {
    Path orders = TestOrders.write(folder.resolve("orders.csv"), TODAY);
    long backfilled;
    try (LocalStack stack = stack(orders, folder, "v3=50,v4=50")) {
      start(stack);
      assertThat(requireStrategies(experiment(50, 50))).containsExactly("v3", "v4");
      requireWhatIfs();
      requireOldContract();
      backfilled = backfillEvents();
    }
    try (LocalStack stack = stack(orders, folder, "v3=0,v4=100")) {
      start(stack);
      assertThat(requireStrategies(experiment(0, 100))).containsExactly("v4");
      assertThat(client.get("/health").body().path("model_version").asText()).isEqualTo("v4");
      client.sql(
          ShopSql.order(900_000_000, 4, TODAY + "T10:00:00"),
          ShopSql.line(900_000_001, 900_000_000L, 150));
      client.awaitReference(AS_OF, StackClient.LIST_SIZE, "?strategy=v3");
      assertThat(backfillEvents()).as("lists made anew from all orders").isEqualTo(backfilled);
    }
  }

  private void start(LocalStack stack) throws Exception {
    stack.open();
    running = stack.start();
    client = new StackClient("http://127.0.0.1:" + running.httpPort(), running.jdbcUrl());
  }

  private static LocalStack stack(Path orders, Path folder, String strategies) {
    Map<String, String> node =
        Map.of(
            "zone",
            Noon.zone().getId(),
            "strategies",
            strategies,
            "experiment.name",
            "spring",
            "experiment.overrides",
            TestOrders.HEAVY + "=v4");
    PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new LocalStack(
        new LocalSettings(orders, folder.resolve("data"), 0, false, null, node),
        new StartupLog(silence));
  }

  private static Experiment experiment(int v3, int v4) {
    return new Experiment(
        "spring",
        Experiment.SALT_DEFAULT,
        List.of(new Arm(Strategy.V3, v3), new Arm(Strategy.V4, v4)),
        Map.of(TestOrders.HEAVY, Strategy.V4));
  }

  private static LongStream clients() {
    return LongStream.rangeClosed(1, TestOrders.LIGHT_LAST);
  }

  /** The strategies of those who are in an arm. */
  private TreeSet<String> requireStrategies(Experiment experiment) throws Exception {
    TreeSet<String> dealt = new TreeSet<>();
    for (long id : clients().toArray()) {
      JsonNode answer = list(id, "?explain=true");
      String strategy = experiment.strategy(id).label();
      assertThat(answer.path("strategy").asText()).isEqualTo(strategy);
      assertThat(answer.path("experiment").asText(null)).isEqualTo(experiment.label(id));
      assertThat(answer.at("/recommendations/0/explanation").has("df30"))
          .isEqualTo(strategy.equals("v4"));
      if (experiment.isDealt(id)) {
        dealt.add(strategy);
      }
    }
    return dealt;
  }

  /** Whatever its arm, each client can be asked for both, alone and in batches; and V3 is V3. */
  private void requireWhatIfs() throws Exception {
    client.awaitReference(AS_OF, StackClient.LIST_SIZE, "?strategy=v3");
    VerifyRun run =
        VerifyRun.of(
            running.jdbcUrl(), Noon.zone(), "--http", "http://127.0.0.1:" + running.httpPort());
    assertThat(run.lines()).singleElement().asString().endsWith(" 0 mismatches");
    for (long id : clients().toArray()) {
      requireV4(list(id, "?strategy=v4&explain=true"));
    }
    String body = "{\"clientIds\": " + clients().boxed().toList() + ", \"strategy\": \"v4\"}";
    assertThat(client.post("/v1/recommendations:batch", body).body().path("results"))
        .hasSize((int) TestOrders.LIGHT_LAST)
        .allSatisfy(
            result -> {
              assertThat(result.at("/answer/strategy").asText()).isEqualTo("v4");
              assertThat(result.path("answer").has("experiment")).isFalse();
            });
  }

  private static void requireV4(JsonNode answer) {
    assertThat(answer.path("strategy").asText()).isEqualTo("v4");
    assertThat(answer.has("experiment")).isFalse();
    assertThat(answer.path("recommendations")).isNotEmpty();
    double power = answer.path("orders").asInt() < MANY_ORDERS ? 0.5 : 0.25;
    for (JsonNode place : answer.path("recommendations")) {
      JsonNode parts = place.path("explanation");
      double own = parts.path("df30").asDouble() + parts.path("df365").asDouble();
      double score = own * Math.pow(1 + parts.path("pop14").asDouble(), power);
      assertThat(own).isPositive();
      assertThat(place.path("score").asDouble()).isCloseTo(score, within(score * 1e-9));
    }
  }

  /** The old service's callers get the client's own strategy. */
  private void requireOldContract() throws Exception {
    JsonNode old = client.post("/recommend", "{\"customer_id\": " + TestOrders.HEAVY + "}").body();
    JsonNode own = list(TestOrders.HEAVY, "");
    assertThat(old.path("recommendations").findValuesAsText("score"))
        .isEqualTo(own.path("recommendations").findValuesAsText("score"));
    assertThat(own.path("strategy").asText()).isEqualTo("v4");
  }

  private JsonNode list(long id, String query) throws Exception {
    JsonNode answer = client.get("/v1/clients/" + id + "/recommendations" + query).body();
    ContractSchema.require("recommendations", answer);
    return answer;
  }

  /** How often a client was told that its list comes from a backlog, since the data were new. */
  private long backfillEvents() {
    try (ChangeFeed feed = new ChangeFeed(running.bootstrapServers())) {
      return feed.take().stream()
          .filter(event -> event.at("/cause/kind").asText().equals("backfill"))
          .count();
    }
  }
}
