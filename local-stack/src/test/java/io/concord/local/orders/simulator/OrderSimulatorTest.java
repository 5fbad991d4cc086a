package io.concord.local.orders.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.concord.local.orders.LoadListener;
import io.concord.local.orders.OrderLoader;
import io.concord.local.orders.SourceDatabase;
import io.concord.local.orders.generator.GeneratedOrders;
import io.concord.local.orders.generator.GeneratorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class OrderSimulatorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path directory;
  private static SourceDatabase database;

  @BeforeAll
  static void load() throws IOException, SQLException {
    database = SourceDatabase.start(directory);
    new OrderLoader(database.dataSource(), InstantSource.system())
        .load(
            new GeneratedOrders(new GeneratorSettings(7, LocalDate.of(2026, 3, 14), 2, 50, 4_000)),
            LoadListener.SILENT);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    database.close();
  }

  @Test
  void shouldDoEveryKindOfActionAndLeaveNoOrphansWhenRunning() throws SQLException {
    Map<ActionKind, String> done = new ConcurrentHashMap<>();
    try (OrderSimulator simulator = simulator(Duration.ofMillis(2), done::put)) {
      simulator.start();
      await().atMost(PATIENCE).until(() -> done.keySet().size() == ActionKind.values().length);
    }
    assertThat(done.values()).allMatch(sentence -> sentence.lines().count() == 1);
    assertThat(
            database.count(
                "dbo.\"OrderItem\" i WHERE \"OrderID\" IS NOT NULL AND NOT EXISTS"
                    + " (SELECT FROM dbo.\"Order\" o WHERE o.\"ID\" = i.\"OrderID\")"))
        .isZero();
    assertThat(
            database.count(
                "dbo.\"Order\" o WHERE NOT EXISTS (SELECT FROM dbo.\"ClientAgreement\" a WHERE"
                    + " a.\"ID\" = o.\"ClientAgreementID\")"))
        .isZero();
  }

  @Test
  void shouldGoOnWhenItsConnectionIsCut() {
    AtomicInteger actions = new AtomicInteger();
    try (OrderSimulator simulator =
        simulator(Duration.ofMillis(5), (kind, sentence) -> actions.incrementAndGet())) {
      simulator.start();
      await().atMost(PATIENCE).until(() -> actions.get() > 3);
      int before = cutConnections(actions);
      await().atMost(PATIENCE).until(() -> actions.get() > before + 3);
    }
  }

  @Test
  void shouldGoOnWhenAListenerFails() {
    AtomicInteger actions = new AtomicInteger();
    try (OrderSimulator simulator =
        simulator(
            Duration.ofMillis(2),
            (kind, sentence) -> {
              actions.incrementAndGet();
              throw new IllegalStateException("listener of a test");
            })) {
      simulator.start();
      await().atMost(PATIENCE).until(() -> actions.get() > 2);
    }
  }

  @Test
  void shouldStopWithinASecondWhenItWaitsForTheNextAction() {
    assertThat(secondsToStop(simulator(Duration.ofHours(1), (kind, sentence) -> {}))).isLessThan(1);
  }

  @Test
  void shouldStopWithinASecondWhenThereIsNoDatabase() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setPortNumbers(new int[] {1});
    OrderSimulator simulator =
        new OrderSimulator(
            nowhere,
            new SimulatorSettings(1, Duration.ofMillis(1), ZoneOffset.UTC),
            InstantSource.system(),
            (kind, sentence) -> {});
    assertThat(secondsToStop(simulator)).isLessThan(1);
  }

  @Test
  void shouldStopWithinASecondWhenATableIsLocked() throws SQLException {
    try (var lock = database.dataSource().getConnection();
        var statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("LOCK TABLE dbo.\"Order\", dbo.\"OrderItem\", dbo.\"ClientAgreement\"");
      OrderSimulator simulator = simulator(Duration.ofMillis(1), (kind, sentence) -> {});
      simulator.start();
      await()
          .atMost(PATIENCE)
          .until(() -> database.count("pg_stat_activity WHERE wait_event_type = 'Lock'") > 0);
      assertThat(secondsToClose(simulator)).isLessThan(1.5);
    }
  }

  @Test
  void shouldNameTheSettingWhenItIsOutOfRange() {
    assertThatThrownBy(() -> new SimulatorSettings(1, Duration.ZERO, ZoneOffset.UTC))
        .hasMessage("meanInterval must be 1 ms to 1 day, meanInterval=PT0S");
  }

  private static OrderSimulator simulator(Duration meanInterval, SimulatorListener listener) {
    return new OrderSimulator(
        database.dataSource(),
        new SimulatorSettings(3, meanInterval, ZoneOffset.UTC),
        InstantSource.system(),
        listener);
  }

  private static int cutConnections(AtomicInteger actions) {
    try {
      database.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return actions.get();
  }

  private static double secondsToStop(OrderSimulator simulator) {
    simulator.start();
    return secondsToClose(simulator);
  }

  private static double secondsToClose(OrderSimulator simulator) {
    long started = System.nanoTime();
    simulator.close();
    return (System.nanoTime() - started) / 1e9;
  }
}
