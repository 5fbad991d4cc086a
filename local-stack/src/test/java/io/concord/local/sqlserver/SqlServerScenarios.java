package io.concord.local.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.connect.SourceTables;
import io.concord.local.sqlserver.engine.SqlScript;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a commit in SQL Server to the list over HTTP: our scripts, our connector settings, the real
 * connector and driver, a real broker, Connect worker and node. Every test ends with a comparison
 * of all lists with V3 run from scratch over the database.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SqlServerScenarios {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Bought before the connector was there. */
  private static final Buyer OLD = new Buyer(1);

  private static final long[] OLD_PRODUCTS = LongStream.rangeClosed(1, 60).toArray();
  private static final int LIST_SIZE = 50;

  /** Four times the node has looked how far it is. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** Seconds: the connector's interval, the node's, and as much again. */
  private static final double HEARD_WITHIN = 15;

  private static final int AGENT_IS_STARTING = 14258;

  /** Our script's own word for it. */
  private static final int AGENT_DOES_NOT_RUN = 51004;

  private ShopServer server;
  private Shop shop;
  private SqlServerStack stack;

  /** A server with an empty database. */
  abstract ShopServer startServer(Path folder) throws Exception;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = startServer(folder);
    shop = new Shop(server.jdbcUrl());
    SqlScript.of(SourceTables.sqlServerSql()).run(server.jdbcUrl());
    // the user's own table has it so
    shop.execute("ALTER TABLE dbo.[OrderItem] ALTER COLUMN [IsValidForCurrentSale] bit NULL");
    shop.execute(
        "CREATE LOGIN %s WITH PASSWORD = N'%s'"
            .formatted(SqlServerStack.LOGIN, SqlServerStack.PASSWORD));
    shop.commit(OLD.withOrder(OLD_PRODUCTS));
    shop.commit(OLD.insertOrder(2), OLD.insertLines(2, 60, 59));
    enableCapture();
    stack = SqlServerStack.start(folder, server);
    // what is committed before the snapshot has its moment may come twice
    patiently().until(() -> stack.records().of("Client", OLD.id()).size() == 1);
  }

  /** Runs the operator's script, again and again while SQL Server Agent is starting. */
  private void enableCapture() {
    SqlScript script = SqlScript.of(SourceTables.sqlServerCaptureSql());
    patiently()
        .ignoreExceptionsMatching(SqlServerScenarios::isAgentStarting)
        .until(
            () -> {
              script.run(server.jdbcUrl());
              return true;
            });
    patiently().until(() -> shop.number("SELECT COUNT(sys.fn_cdc_get_max_lsn())") == 1);
  }

  private static boolean isAgentStarting(Throwable failure) {
    return failure instanceof SQLException refusal
        && (refusal.getErrorCode() == AGENT_IS_STARTING
            || refusal.getErrorCode() == AGENT_DOES_NOT_RUN);
  }

  @AfterEach
  void requireExactLists() {
    server.requireHealthy();
    stack.requireExactLists();
  }

  @AfterAll
  void stop() throws Exception {
    if (stack != null) {
      stack.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void shouldServeWhatWasBoughtBeforeTheConnectorStarted() {
    patiently()
        .untilAsserted(
            () -> assertThat(stack.products(OLD.id())).hasSize(LIST_SIZE).startsWith(59L, 60L));
  }

  @Test
  void shouldChangeTheTop50WhenAnOrderIsPlaced() throws Exception {
    Buyer buyer = new Buyer(2);
    shop.commit(buyer.withOrder(LongStream.rangeClosed(1001, 1060).toArray()));
    patiently().until(() -> stack.products(buyer.id()).size() == LIST_SIZE);
    shop.commit(buyer.insertOrder(2), buyer.insertLines(2, 1060));
    patiently().until(() -> stack.products(buyer.id()).get(0) == 1060);
  }

  @Test
  void shouldShowNothingOfAnOrderThatIsRolledBack() throws Exception {
    Buyer buyer = new Buyer(3);
    shop.commit(buyer.withOrder(31));
    shop.rollBack(buyer.insertOrder(2), buyer.insertLines(2, 32));
    shop.commit(buyer.insertOrder(3), buyer.insertLines(3, 33));
    awaitProducts(buyer, 31, 33);
    assertThat(stack.records().of("Order", buyer.order(2))).isEmpty();
  }

  @Test
  void shouldRetractALineThatIsNoLongerValid() throws Exception {
    Buyer buyer = new Buyer(4);
    shop.commit(buyer.withOrder(41, 42));
    awaitProducts(buyer, 41, 42);
    shop.commit(buyer.updateLine(1, 1, "[IsValidForCurrentSale] = 0, [Qty] = 7.5"));
    awaitProducts(buyer, 42);
    shop.commit(buyer.updateLine(1, 1, "[IsValidForCurrentSale] = NULL"));
    awaitProducts(buyer, 41, 42);
  }

  @Test
  void shouldCountACartLineWhenItGetsItsOrder() throws Exception {
    Buyer buyer = new Buyer(5);
    shop.commit(buyer.withOrder(51, 52));
    shop.commit(buyer.updateLine(1, 2, "[OrderID] = NULL"));
    awaitProducts(buyer, 51);
    shop.commit(buyer.updateLine(1, 2, "[OrderID] = " + buyer.order(1)));
    awaitProducts(buyer, 51, 52);
  }

  @Test
  void shouldForgetAnOrderThatIsDeleted() throws Exception {
    Buyer buyer = new Buyer(6);
    shop.commit(buyer.withOrder(61));
    shop.commit(buyer.insertOrder(2), buyer.insertLines(2, 62));
    awaitProducts(buyer, 61, 62);
    shop.commit(
        "DELETE FROM dbo.[OrderItem] WHERE [OrderID] = " + buyer.order(1),
        "DELETE FROM dbo.[Order] WHERE [ID] = " + buyer.order(1));
    awaitProducts(buyer, 62);
  }

  @Test
  void shouldFollowALineWhoseKeyChanges() throws Exception {
    Buyer buyer = new Buyer(7);
    shop.commit(buyer.withOrder(71, 72));
    awaitProducts(buyer, 71, 72);
    long key = buyer.line(1, 9);
    shop.commit(buyer.updateLine(1, 1, "[ID] = " + key));
    patiently().untilAsserted(() -> assertThat(stack.records().of("OrderItem", key)).hasSize(1));
    patiently()
        .untilAsserted(
            () ->
                assertThat(stack.records().of("OrderItem", buyer.line(1, 1)))
                    .hasSize(3)
                    .satisfies(old -> assertThat(old.get(1).path("op").asText()).isEqualTo("d"))
                    .endsWith((JsonNode) null));
    // were the old row still counted, the product would stay
    shop.commit("DELETE FROM dbo.[OrderItem] WHERE [ID] = " + key);
    awaitProducts(buyer, 72);
  }

  @Test
  void shouldReadOnceWhatHappenedWhileTheConnectorWasDown() throws Exception {
    Buyer buyer = new Buyer(8);
    shop.commit(buyer.withOrder(81, 82));
    awaitProducts(buyer, 81, 82);
    stack.stopConnector();
    patiently().until(stack::isConnectorStopped);
    Map<String, Long> expected = new TreeMap<>(stack.records().counts());
    shop.commit(buyer.insertOrder(2), buyer.insertLines(2, 83));
    shop.commit(buyer.updateLine(1, 1, "[ProductID] = 84"));
    shop.commit("DELETE FROM dbo.[OrderItem] WHERE [ID] = " + buyer.line(1, 2));
    stack.resumeConnector();
    awaitProducts(buyer, 83, 84);
    expected.merge("Order", 1L, Long::sum);
    expected.merge("OrderItem", 4L, Long::sum); // insert, update, delete and its tombstone
    // what was read before comes again, if at all, before what is new
    patiently().untilAsserted(() -> assertThat(stack.records().counts()).isEqualTo(expected));
  }

  @Test
  void shouldGoOnWhenAllConnectionsWereDropped() throws Exception {
    Buyer buyer = new Buyer(9);
    shop.commit(buyer.withOrder(91));
    awaitProducts(buyer, 91);
    assertThat(server.dropConnections()).isPositive();
    shop.commit(buyer.insertOrder(2), buyer.insertLines(2, 92));
    awaitProducts(buyer, 91, 92);
    assertThat(stack.records().of("Order", buyer.order(2))).hasSize(1);
  }

  @Test
  void shouldReadOneTableAgainWhenARowAsksForIt() throws Exception {
    long brand = 1;
    shop.commit("INSERT INTO dbo.[CarBrand] ([ID], [Name]) VALUES (1, N'Škoda')");
    patiently().until(() -> stack.records().of("CarBrand", brand).size() == 1);
    shop.commit(
        """
        INSERT INTO dbo.[ConnectorSignal] ([id], [type], [data])
        VALUES (CONVERT(varchar(42), NEWID()), 'execute-snapshot', '{"data-collections": ["Shop.dbo.CarBrand"], "type": "incremental"}')
        """);
    patiently().until(() -> stack.records().of("CarBrand", brand).size() == 2);
    JsonNode again = stack.records().of("CarBrand", brand).get(1);
    assertThat(again.path("op").asText()).isEqualTo("r");
    assertThat(again.path("after").path("Name").asText()).isEqualTo("Škoda");
  }

  /** What ends with the mark of a transaction has an offset that no reader ever gets to. */
  @Test
  void shouldSayThatNothingWaitsWhenTransactionsAreRead() throws Exception {
    Buyer buyer = new Buyer(11);
    shop.commit(buyer.withOrder(111));
    awaitProducts(buyer, 111);
    assertThat(stack.records().markers("OrderItem")).isPositive();
    patiently()
        .during(QUIET)
        .untilAsserted(
            () -> {
              assertThat(stack.lag()).isZero();
              assertThat(stack.stalenessMs(buyer.id())).isZero();
            });
    patiently()
        .untilAsserted(() -> assertThat(stack.heartbeatAgeSeconds()).isBetween(0.0, HEARD_WITHIN));
  }

  @Test
  void shouldTellNullFromADefaultAndKeepEveryDigit() throws Exception {
    Buyer buyer = new Buyer(10);
    shop.commit(buyer.rows());
    shop.commit(
        buyer.insertOrder(1),
        buyer.insertLines(1, 101, 102),
        buyer.updateLine(1, 1, "[PricePerItem] = 1234567890123456.12345678901234, [Qty] = 0.1"),
        buyer.updateLine(1, 2, "[IsValidForCurrentSale] = NULL, [ProductID] = NULL"));
    awaitProducts(buyer, 101);
    JsonNode order = after("Order", buyer.order(1));
    assertThat(order.path("Created").asText()).isEqualTo("2026-03-03T10:15:30.1234567Z");
    JsonNode first = after("OrderItem", buyer.line(1, 1));
    assertThat(first.path("PricePerItem").asText()).isEqualTo("1234567890123456.12345678901234");
    assertThat(first.path("Qty").asDouble()).isEqualTo(0.1);
    assertThat(first.path("IsValidForCurrentSale").asBoolean()).isTrue();
    JsonNode second = after("OrderItem", buyer.line(1, 2));
    assertThat(second.path("IsValidForCurrentSale").isNull()).isTrue();
    assertThat(second.path("ProductID").isNull()).isTrue();
    assertThat(second.path("PricePerItem").asText()).isEqualTo("0.00000000000000");
  }

  @Test
  void shouldRefuseAServerWhoseCertificateIsNotTrusted() throws Exception {
    assertThat(stack.complaintsWithoutTrust())
        .singleElement()
        .asString()
        .startsWith("Unable to connect.")
        .contains("PKIX path building failed");
  }

  /** Does not wait on when the stand-in was asked for what it does not know. */
  private ConditionFactory patiently() {
    return await().atMost(PATIENCE).failFast("the server is not healthy", server::requireHealthy);
  }

  private void awaitProducts(Buyer buyer, long... products) {
    Long[] expected = LongStream.of(products).boxed().toArray(Long[]::new);
    patiently()
        .untilAsserted(
            () -> assertThat(stack.products(buyer.id())).containsExactlyInAnyOrder(expected));
  }

  /** The row as its last record shows it. */
  private JsonNode after(String table, long id) throws Exception {
    List<JsonNode> envelopes = stack.records().of(table, id);
    return envelopes.get(envelopes.size() - 1).path("after");
  }
}
