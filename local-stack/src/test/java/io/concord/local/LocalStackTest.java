package io.concord.local;

import static io.concord.local.ShopSql.agreement;
import static io.concord.local.ShopSql.delete;
import static io.concord.local.ShopSql.deleteWithLines;
import static io.concord.local.ShopSql.line;
import static io.concord.local.ShopSql.orderId;
import static io.concord.local.ShopSql.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.contract.ContractSchema;
import io.concord.local.StackClient.Answer;
import io.concord.local.oracle.ReferenceList;
import io.concord.local.oracle.ReferenceList.Place;
import io.concord.local.oracle.ReferenceProduct;
import io.concord.scoring.DueProduct;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * From SQL to HTTP and to the change events, over the whole product: whatever is done to the
 * tables, every client's answer becomes the reference's, and each affected client is told once.
 *
 * <p>The node waits longer than usual for a burst to end, so that a slow machine cannot cut one in
 * two; and its time zone is one where it is noon, so that no day begins during the test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStackTest {
  private static final LocalDate TODAY = LocalDate.now(Noon.zone());
  private static final LocalDate AS_OF = TODAY.plusDays(1);
  private static final Map<String, String> NODE =
      Map.of("zone", Noon.zone().getId(), "quiet.ms", "150", "wait.max.ms", "10000");
  private static final long BOOKKEEPING_PRODUCT = 25_000_001;
  private static final String FIRST = "/recommendations/0/";

  private LocalStack stack;
  private RunningStack running;
  private StackClient client;
  private ChangeFeed feed;
  private List<String> differencesWhenReady;
  private List<JsonNode> eventsOfTheLoad;
  private final ShopSql shop = new ShopSql(TODAY);
  private long nextId = 900_000_000;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path orders = TestOrders.write(folder.resolve("orders.csv"), TODAY);
    PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    stack =
        new LocalStack(
            new LocalSettings(orders, folder.resolve("data"), 0, false, null, NODE),
            new StartupLog(silence));
    stack.open();
    running = stack.start();
    client = new StackClient("http://127.0.0.1:" + running.httpPort(), running.jdbcUrl());
    differencesWhenReady = client.differences(client.reference(AS_OF, 50), AS_OF, "");
    feed = new ChangeFeed(running.bootstrapServers());
    eventsOfTheLoad = feed.take();
  }

  @AfterAll
  void stop() {
    if (feed != null) {
      feed.close();
    }
    stack.close();
  }

  @Test
  void shouldServeTheReferenceAtOnceWhenReady() throws Exception {
    assertThat(differencesWhenReady).isEmpty();
    assertThat(client.reference(TODAY, 1).values())
        .extracting(ReferenceList::segment)
        .contains("HEAVY", "REGULAR_CONSISTENT", "REGULAR_EXPLORATORY", "LIGHT");
  }

  @Test
  void shouldTellOfABackfillWhenOrdersWereLoaded() {
    assertThat(eventsOfTheLoad)
        .extracting(event -> event.at("/cause/kind").asText())
        .containsOnly("backfill");
    assertThat(eventsOfTheLoad)
        .extracting(event -> event.path("clientId").asLong())
        .contains(LongStream.rangeClosed(1, TestOrders.LIGHT_LAST).boxed().toArray(Long[]::new));
  }

  @Test
  void shouldTellOnceWhenAnOrderOfTwentyLinesIsPlaced() throws Exception {
    long order = nextId++;
    change()
        .sql(shop.order(order, TestOrders.CONSISTENT))
        .sql(LongStream.range(0, 20).mapToObj(n -> line(nextId++, order, 700 + n)))
        .because("order", order)
        .tells(TestOrders.CONSISTENT);
  }

  @Test
  void shouldMeasureTheListBeforeANewOrderAndTakeACancelledOneBack() throws Exception {
    LocalDate day = TODAY.minusDays(1);
    long before = measuredOrders(day);
    long order = nextId++;
    change()
        .sql(ShopSql.order(order, TestOrders.CONSISTENT, day + "T11:00:00"))
        .sql(line(nextId++, order, 705))
        .because("order", order)
        .tells(TestOrders.CONSISTENT);
    await().atMost(StackClient.PATIENCE).until(() -> measuredOrders(day) == before + 1);

    change()
        .sql(deleteWithLines(order).stream())
        .because("cancellation", order)
        .tells(TestOrders.CONSISTENT);
    await().atMost(StackClient.PATIENCE).until(() -> measuredOrders(day) == before);
  }

  private long measuredOrders(LocalDate day) throws Exception {
    JsonNode quality = client.get("/v1/quality?days=1&to=" + day).body();
    ContractSchema.require("quality", quality.toString());
    return quality.at("/strategies/0/total/orders").asLong();
  }

  @Test
  void shouldTellOnceWhenAClientPlacesSeveralOrdersInOneTransaction() throws Exception {
    long first = nextId++;
    long second = nextId++;
    change()
        .sql(line(nextId++, second, 801), line(nextId++, first, 802))
        .sql(shop.order(first, 4), shop.order(second, 4))
        .sql(line(nextId++, first, 803), line(nextId++, second, 804))
        .because("order", first, second)
        .tells(4L);
  }

  @Test
  void shouldTellOnceWhenALineGetsAnotherProduct() throws Exception {
    change()
        .sql(set("OrderItem", "ProductID", 777, lineOf(4, 2)))
        .because("correction", orderId(4, 2))
        .tells(4L);
  }

  @Test
  void shouldTellOnceWhenALineBecomesInvalidAndValidAgain() throws Exception {
    long line = lineOf(4, 3);
    change()
        .sql(set("OrderItem", "IsValidForCurrentSale", false, line))
        .because("cancellation", orderId(4, 3))
        .tells(4L);
    change()
        .sql(set("OrderItem", "IsValidForCurrentSale", true, line))
        .because("order", orderId(4, 3))
        .tells(4L);
  }

  @Test
  void shouldTellOnceWhenALineIsDeleted() throws Exception {
    change()
        .sql(delete("OrderItem", lineOf(4, 4)))
        .because("cancellation", orderId(4, 4))
        .tells(4L);
  }

  @Test
  void shouldTellOnceWhenAnOrderIsDeletedWithItsLines() throws Exception {
    change()
        .sql(deleteWithLines(orderId(4, 5)).stream())
        .because("cancellation", orderId(4, 5))
        .tells(4L);
  }

  @Test
  void shouldTellOnceWhenAnOrderIsDeletedBeforeItsLines() throws Exception {
    long order = orderId(TestOrders.CONSISTENT, 50);
    List<String> linesFirst = deleteWithLines(order);
    change()
        .sql(linesFirst.get(1), linesFirst.get(0))
        .because("cancellation", order)
        .tells(TestOrders.CONSISTENT);
  }

  @Test
  void shouldTellWhenACartLineGetsItsOrderAndNotBefore() throws Exception {
    long order = nextId++;
    long line = nextId++;
    change().sql(line(line, null, 805)).tells();
    change().sql(shop.order(order, 5)).tells();
    change().sql(set("OrderItem", "OrderID", order, line)).because("order", order).tells(5L);
    change().sql(set("OrderItem", "OrderID", null, line)).because("cancellation", order).tells(5L);
  }

  @Test
  void shouldTellBothClientsWhenAnOrderMovesToAnotherAgreement() throws Exception {
    long agreement = nextId++;
    long order = orderId(5, 3);
    change().sql(agreement(agreement, 7)).tells();
    change()
        .sql(set("Order", "ClientAgreementID", agreement, order))
        .because("correction", order)
        .tells(5L, 7L);
    change()
        .sql(set("Order", "ClientAgreementID", 5, order))
        .because("correction", order)
        .tells(5L, 7L);
  }

  @Test
  void shouldTellBothClientsWhenAnAgreementMovesToAnotherClient() throws Exception {
    Long[] orders = orders(6, TestOrders.LIGHT_ORDERS);
    change()
        .sql(set("ClientAgreement", "ClientID", 8, 6))
        .because("correction", orders)
        .tells(6L, 8L);
    change()
        .sql(set("ClientAgreement", "ClientID", 6, 6))
        .because("correction", orders)
        .tells(6L, 8L);
  }

  @Test
  void shouldNameAHundredOrdersWhenAnAgreementOfMoreMoves() throws Exception {
    Map<Long, JsonNode> events =
        change()
            .sql(set("ClientAgreement", "ClientID", 8, TestOrders.HEAVY))
            .because("correction")
            .tells(TestOrders.HEAVY, 8L);
    for (JsonNode event : events.values()) {
      assertThat(ChangeRules.longs(event.at("/cause/orders")))
          .hasSize(100)
          .isSorted()
          .allMatch(order -> order / 1_000_000 == TestOrders.HEAVY);
    }
    change()
        .sql(set("ClientAgreement", "ClientID", TestOrders.HEAVY, TestOrders.HEAVY))
        .because("correction")
        .tells(TestOrders.HEAVY, 8L);
  }

  @Test
  void shouldTellEachClientItsOrderWhenALineMovesBetweenTheirs() throws Exception {
    long line = lineOf(7, 2);
    Map<Long, JsonNode> events =
        change()
            .sql(
                "UPDATE dbo.\"OrderItem\" SET \"OrderID\" = %d, \"ProductID\" = 806 WHERE \"ID\" = %d"
                    .formatted(orderId(8, 2), line))
            .because("correction")
            .tells(7L, 8L);
    assertThat(ChangeRules.longs(events.get(7L).at("/cause/orders")))
        .containsExactly(orderId(7, 2));
    assertThat(ChangeRules.longs(events.get(8L).at("/cause/orders")))
        .containsExactly(orderId(8, 2));
  }

  @Test
  void shouldTellOnceWhenAnOrderGetsAnotherDate() throws Exception {
    long order = orderId(TestOrders.EXPLORATORY, 20);
    change()
        .sql(set("Order", "Created", "'" + TODAY + "T08:00:00.1234567'", order))
        .because("correction", order)
        .tells(TestOrders.EXPLORATORY);
  }

  @Test
  void shouldServePopularProductsWhenAClientLosesEverything() throws Exception {
    Long[] orders = orders(9, TestOrders.LIGHT_ORDERS);
    JsonNode event =
        change()
            .sql(Arrays.stream(orders).flatMap(order -> deleteWithLines(order).stream()))
            .because("cancellation", orders)
            .tells(9L)
            .get(9L);
    assertThat(event.path("recommendations")).isEmpty();
    assertThat(event.path("orders").asInt()).isZero();
    JsonNode answer = client.get("/v1/clients/9/recommendations").body();
    assertThat(answer.path("source").asText()).isEqualTo("popular");
    assertThat(answer.path("recommendations")).hasSize(StackClient.LIST_SIZE);
    assertThat(answer.path("revision")).isEqualTo(event.path("revision"));
  }

  @Test
  void shouldTellOnceWhenClientAgreementAndOrderAreNew() throws Exception {
    long id = nextId++;
    long order = nextId++;
    assertThat(client.get("/v1/clients/" + id + "/recommendations").status()).isEqualTo(404);
    JsonNode event =
        change()
            .sql("INSERT INTO dbo.\"Client\"(\"ID\", \"Name\") VALUES (%d, 'New')".formatted(id))
            .sql(agreement(id, id), shop.order(order, id))
            .sql(LongStream.range(0, 5).mapToObj(n -> line(nextId++, order, 120 + n)))
            .because("order", order)
            .tells(id)
            .get(id);
    assertThat(event.path("revision").asLong()).isEqualTo(1);
  }

  @Test
  void shouldTellOnceWhenEverythingOfANewClientComesInReverse() throws Exception {
    long id = nextId++;
    long order = nextId++;
    change().sql(line(nextId++, order, 130), line(nextId++, order, 131)).tells();
    change().sql(shop.order(order, id)).tells();
    change().sql(agreement(id, id)).because("order", order).tells(id);
    change().sql(delete("ClientAgreement", id)).because("cancellation", order).tells(id);
  }

  @Test
  void shouldAnswerWithTheNewNameWhenAProductIsRenamed() throws Exception {
    String name = "Brake ä€𝄞 \"x\"";
    JsonNode first = client.get("/v1/clients/1/recommendations").body();
    change()
        .sql(set("Product", "Name", "'" + name + "'", first.at(FIRST + "productId").asLong()))
        .tells();
    await()
        .atMost(StackClient.PATIENCE)
        .until(
            () -> client.get("/v1/clients/1/recommendations").body().at(FIRST + "name").asText(),
            name::equals);
  }

  @Test
  void shouldTellNobodyWhenNoListChanges() throws Exception {
    long order = nextId++;
    change().sql(set("OrderItem", "Qty", 99, lineOf(10, 1))).tells();
    change().sql("UPDATE dbo.\"Order\" SET \"Deleted\" = true").tells();
    change().sql(shop.order(order, 10), line(nextId++, order, BOOKKEEPING_PRODUCT)).tells();
    change().sql(set("Client", "Name", "'Renamed'", 10)).tells();
    change().sql(delete("Product", 101)).tells();
    change().sql(set("OrderItem", "ID", nextId++, lineOf(10, 2))).tells();
  }

  @Test
  void shouldTellNobodyWhenAnOrderIsOfTheFuture() throws Exception {
    long order = nextId++;
    change().sql(ShopSql.order(order, 10, AS_OF + "T00:00:00"), line(nextId++, order, 140)).tells();
  }

  @Test
  void shouldTellOnceWhenAnOrderGetsAnotherId() throws Exception {
    long order = nextId++;
    change()
        .sql(set("Order", "ID", order, orderId(11, 2)))
        .because("correction", orderId(11, 2), order)
        .tells(11L);
  }

  @Test
  void shouldPutAsideWhatIsMalformedAndGoOn() throws Exception {
    long before = client.get("/health/ready").body().path("deadLetters").asLong();
    try (DeadLetterProbe probe = new DeadLetterProbe(running.bootstrapServers())) {
      probe.send("concord.cdc.OrderItem", "123", "{\"op\":\"u\",\"after\":{\"ID\":123}}");
      probe.send("concord.cdc.Product", "124", "not JSON");
      List<ConsumerRecord<String, String>> letters = probe.awaitLetters(2);
      probe.requireLetter(
          letters, "concord.cdc.OrderItem", "123", "{\"op\":\"u\",\"after\":{\"ID\":123}}");
      probe.requireLetter(letters, "concord.cdc.Product", "124", "not JSON");
    }
    await()
        .atMost(StackClient.PATIENCE)
        .until(() -> client.get("/health/ready").body().path("deadLetters").asLong() == before + 2);
    long order = nextId++;
    change()
        .sql(shop.order(order, 10), line(nextId++, order, 150))
        .because("order", order)
        .tells(10L);
    assertThat(client.get("/health/ready").status()).isEqualTo(200);
  }

  /** The change that took the line back to its order is lost: it lies in two. */
  @Test
  void shouldMarkAnswersUntilTheLostChangeIsReplayed() throws Exception {
    DeadLetterCli letters = dismissAll();
    long line = lineOf(11, 4);
    String home = image(line, orderId(11, 4));
    String away = image(line, orderId(11, 5));
    try (DeadLetterProbe probe = new DeadLetterProbe(running.bootstrapServers())) {
      probe.send(
          "concord.cdc.OrderItem",
          Long.toString(line),
          "{\"before\":%s,\"after\":%s,\"op\":\"u\"}".formatted(home, away));
      probe.send("concord.cdc.OrderItem", Long.toString(line), "garbage");
    }
    await().atMost(StackClient.PATIENCE).until(this::isMarked);
    JsonNode open = client.get("/health/ready").body();
    assertThat(open.path("deadLetters").asLong()).isEqualTo(1);
    assertThat(open.at("/newestDeadLetters/0/key").asText()).isEqualTo(Long.toString(line));
    String id = open.at("/newestDeadLetters/0/id").asText();
    assertThat(letters.run("list").text()).contains(id, Long.toString(line), "well-formed");

    DeadLetterCli.Outcome refused = letters.run("replay", id);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.text()).contains("not replayed " + id, "update the row in the database");

    client.sql(set("OrderItem", "Qty", 77, line));
    awaitCaughtUp();
    assertThat(client.differences(client.reference(AS_OF, 50), AS_OF, "")).isNotEmpty();

    DeadLetterCli.Outcome replayed = letters.run("replay", "--all");
    assertThat(replayed.text()).startsWith("replayed " + id + ": wrote the row at offset ");
    assertThat(replayed.status()).isZero();
    await().atMost(StackClient.PATIENCE).until(() -> !isMarked());
    client.awaitReference(AS_OF);
    assertThat(letters.run("list").text()).startsWith("There are no open dead letters.");
    assertThat(letters.run("list", "--all").text()).contains("replayed");
    takeEvents();
  }

  @Test
  void shouldMarkNoListForALostNameAndForgetItWhenDismissed() throws Exception {
    DeadLetterCli letters = dismissAll();
    try (DeadLetterProbe probe = new DeadLetterProbe(running.bootstrapServers())) {
      probe.send("concord.cdc.Product", "not a number", "garbage");
    }
    await().atMost(StackClient.PATIENCE).until(() -> openLetters() == 1);
    assertThat(isMarked()).isFalse();
    String id = client.get("/health/ready").body().at("/newestDeadLetters/0/id").asText();

    assertThat(letters.run("replay", id))
        .matches(outcome -> outcome.status() == 1 && outcome.text().contains("dismiss it"));
    assertThat(letters.run("dismiss", id, "--reason", "a test").status()).isZero();
    await().atMost(StackClient.PATIENCE).until(() -> openLetters() == 0);
    assertThat(letters.run("dismiss", id, "--reason", "again"))
        .matches(outcome -> outcome.status() == 2 && outcome.text().contains("dismissed already"));
    assertThat(letters.run("replay", "Product/0/999999").status()).isEqualTo(2);
  }

  private DeadLetterCli dismissAll() {
    DeadLetterCli letters = new DeadLetterCli(running.bootstrapServers());
    assertThat(letters.run("dismiss", "--all", "--reason", "of another test").status()).isZero();
    await().atMost(StackClient.PATIENCE).until(() -> openLetters() == 0);
    return letters;
  }

  private long openLetters() throws Exception {
    return client.get("/health/ready").body().path("deadLetters").asLong();
  }

  private boolean isMarked() throws Exception {
    return client.get("/v1/clients/1/recommendations").body().has("possiblyInexact");
  }

  private String image(long line, long order) throws SQLException {
    long product =
        client.number("SELECT \"ProductID\" FROM dbo.\"OrderItem\" WHERE \"ID\" = " + line);
    return "{\"ID\":%d,\"OrderID\":%d,\"ProductID\":%d,\"IsValidForCurrentSale\":true}"
        .formatted(line, order, product);
  }

  private void awaitCaughtUp() throws Exception {
    await()
        .atMost(StackClient.PATIENCE)
        .during(Duration.ofMillis(500))
        .until(
            () -> {
              JsonNode ready = client.get("/health/ready").body();
              return ready.path("lag").asLong() == 0 && ready.path("pendingClients").asLong() == 0;
            });
  }

  /** Leaves no event to the tests that follow. */
  private void takeEvents() throws Exception {
    long order = nextId++;
    client.sql(shop.order(order, TestOrders.LIGHT_LAST), line(nextId++, order, 170));
    feed.takeUntil(event -> ChangeRules.longs(event.at("/cause/orders")).contains(order));
    awaitCaughtUp();
    feed.take();
  }

  @Test
  void shouldAnswerTheReferenceWhenAskedForAnotherDay() throws Exception {
    for (int daysAgo : new int[] {0, 1, 30, 200, 390, 2_000}) {
      LocalDate asOf = TODAY.minusDays(daysAgo);
      client.awaitReference(asOf, StackClient.LIST_SIZE, "?asOf=" + asOf);
    }
  }

  @Test
  void shouldAnswerTheReferenceWhenAskedForALongerList() throws Exception {
    client.awaitReference(AS_OF, 200, "?limit=200");
    client.awaitReference(AS_OF, 3, "?limit=3&explain=true");
    assertThat(client.reference(AS_OF, 200).get(TestOrders.CONSISTENT).products())
        .hasSizeGreaterThan(50);
  }

  @Test
  void shouldAnswerTheReferenceWhenAskedForManyClients() throws Exception {
    LocalDate asOf = TODAY.minusDays(10);
    client.awaitReference(asOf, 70, "?limit=70&asOf=" + asOf);
    Map<Long, ReferenceList> reference = client.reference(asOf, 70);
    String body =
        "{\"clientIds\": %s, \"limit\": 70, \"asOf\": \"%s\"}".formatted(reference.keySet(), asOf);
    Answer answer = client.post("/v1/recommendations:batch", body);
    ContractSchema.require("batch-answer", answer.body());
    assertThat(answer.body().path("results")).hasSameSizeAs(reference.keySet());
    for (JsonNode result : answer.body().path("results")) {
      assertThat(
              StackClient.differences(
                  reference.get(result.path("clientId").asLong()), asOf, result.path("answer")))
          .isEmpty();
    }
  }

  /** What is taken out of the stored list is filled up from behind it. */
  @Test
  void shouldAnswerTheReferenceWithoutWhatRulesForbid() throws Exception {
    client.awaitReference(AS_OF);
    List<Long> plain =
        client.reference(AS_OF, 200).get(TestOrders.CONSISTENT).products().stream()
            .map(ReferenceProduct::productId)
            .toList();
    String excluded = plain.get(0) + "," + plain.get(7) + "," + plain.get(60);
    String path = "/v1/clients/" + TestOrders.CONSISTENT + "/recommendations";
    JsonNode list = client.get(path + "?explain=true&excludeProducts=" + excluded).body();

    ContractSchema.require("recommendations", list);
    List<Long> expected = new ArrayList<>(plain.subList(0, 52));
    expected.removeAll(List.of(plain.get(0), plain.get(7)));
    assertThat(StackClient.places(list.path("recommendations"), "productId"))
        .extracting(Place::productId)
        .isEqualTo(expected);
    assertThat(list.at("/recommendations/49/explanation/plainRank").asInt()).isEqualTo(52);
    assertThat(list.path("removed").findValuesAsText("plainRank")).containsExactly("1", "8");
    assertThat(client.get(path + "?onlyBrands=DAF").body().path("recommendations")).isEmpty();
  }

  /** Recounted from the order lines that are served. */
  @Test
  void shouldTellWhatIsDue() throws Exception {
    LocalDate asOf = TODAY.minusDays(20);
    String path = "/v1/clients/" + TestOrders.CONSISTENT;
    JsonNode lines = client.get(path + "/purchases?limit=1000").body();
    List<DueProduct> expected = DueRecount.of(lines.path("purchases"), asOf, 7);
    JsonNode due = client.get(path + "/due?limit=3&withinDays=7&asOf=" + asOf).body();

    ContractSchema.require("due-products", due);
    assertThat(lines.path("nextCursor").isNull()).isTrue();
    assertThat(expected).hasSizeGreaterThan(3);
    assertThat(due.path("asOf").asText()).isEqualTo(asOf.toString());
    assertThat(due.path("total").asInt()).isEqualTo(expected.size());
    assertThat(due.path("revision")).isEqualTo(client.get(path).body().path("revision"));
    assertThat(due.path("products"))
        .extracting(product -> product.path("productId").asLong())
        .isEqualTo(expected.stream().limit(3).map(DueProduct::productId).toList());
    assertThat(due.at("/products/0/orders").asInt()).isEqualTo(expected.get(0).orders());
    assertThat(client.get(path + "/due?withinDays=7").body().path("asOf").asText())
        .isEqualTo(AS_OF.toString());
  }

  @Test
  void shouldAnswerTheReferenceWhenAskedByTheOldContract() throws Exception {
    client.awaitReference(AS_OF);
    Map<Long, ReferenceList> reference = client.reference(AS_OF, StackClient.LIST_SIZE);
    for (ReferenceList expected : reference.values()) {
      requireLegacy(expected, "{\"customer_id\": %d}".formatted(expected.clientId()));
    }
    LocalDate asOf = TODAY.minusDays(40);
    client.awaitReference(asOf, 20, "?limit=20&asOf=" + asOf);
    for (ReferenceList expected : client.reference(asOf, 20).values()) {
      requireLegacy(
          expected,
          "{\"customer_id\": %d, \"top_n\": 20, \"as_of_date\": \"%s\"}"
              .formatted(expected.clientId(), asOf));
    }
  }

  @Test
  void shouldVerifyThatEveryListIsRight() {
    VerifyRun run = verify("--http", url());
    assertThat(run.lines())
        .singleElement()
        .asString()
        .matches("\\d+ clients checked, 0 mismatches");
    assertThat(run.exitCode()).isZero();
    LocalDate asOf = TODAY.minusDays(30);
    assertThat(verify("--http", url(), "--as-of", asOf.toString(), "--sample", "5").lines())
        .containsExactly("5 clients checked, 0 mismatches");
  }

  /** As when the connector is away for longer than the database keeps changes. */
  @Test
  void shouldVerifyThatAListIsWrongWhenAChangeWasNotCaptured() throws Exception {
    long line = nextId++;
    client.sql("ALTER PUBLICATION concord DROP TABLE dbo.\"OrderItem\"");
    client.sql(line(line, orderId(11, 4), 807));
    client.sql("ALTER PUBLICATION concord ADD TABLE dbo.\"OrderItem\"");

    VerifyRun run = verify("--http", url(), "--patience", "2");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines())
        .startsWith("client 11 differs: revision " + revision(11) + " as of " + AS_OF)
        .anyMatch(text -> text.matches("  product 807: expected rank \\d+ .*, served not on .*"))
        .anyMatch(text -> text.matches("    order 11000004 of " + ".*, line " + line));
    assertThat(run.lastLine()).matches("\\d+ clients checked, 1 mismatches");

    change().sql(set("OrderItem", "Qty", 3, line)).because("correction", orderId(11, 4)).tells(11L);
    assertThat(verify("--http", url()).exitCode()).isZero();
  }

  @Test
  void shouldSayThatNothingWasVerifiedWhenNobodyAnswers() {
    VerifyRun run = verify("--http", "http://127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.lines()).isEmpty();
    assertThat(run.err()).startsWith("recommender: nobody answers at http://127.0.0.1:1");
  }

  private VerifyRun verify(String... arguments) {
    return VerifyRun.of(running.jdbcUrl(), Noon.zone(), arguments);
  }

  private String url() {
    return "http://127.0.0.1:" + running.httpPort();
  }

  private long revision(long id) throws Exception {
    return client.get("/v1/clients/" + id + "/recommendations").body().path("revision").asLong();
  }

  private void requireLegacy(ReferenceList expected, String request) throws Exception {
    Answer answer = client.post("/recommend", request);
    ContractSchema.require("legacy-recommendations", answer.body());
    JsonNode list = answer.body().path("recommendations");
    assertThat(expected.differences(StackClient.places(list, "product_id"))).isEmpty();
    list.forEach(place -> assertThat(place.path("segment").asText()).isEqualTo(expected.segment()));
  }

  private ChangeCheck change() {
    return new ChangeCheck(client, feed, AS_OF);
  }

  private static Long[] orders(long client, int last) {
    return LongStream.rangeClosed(1, last).mapToObj(n -> orderId(client, n)).toArray(Long[]::new);
  }

  /** The first line of the client's n-th order. */
  private long lineOf(long client, long n) throws SQLException {
    return this.client.number(
        "SELECT min(\"ID\") FROM dbo.\"OrderItem\" WHERE \"OrderID\" = " + orderId(client, n));
  }
}
