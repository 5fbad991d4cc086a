package io.concord.local;

import io.concord.local.database.SourceDatabaseException;
import io.concord.local.database.UrlDataSource;
import io.concord.local.failure.Reason;
import io.concord.local.orders.CsvOrders;
import io.concord.local.orders.LoadedOrders;
import io.concord.local.orders.OrderDataException;
import io.concord.local.orders.OrderLoader;
import io.concord.local.orders.OrderSource;
import io.concord.local.orders.generator.GeneratedOrders;
import io.concord.local.orders.generator.GeneratorSettings;
import io.concord.local.orders.simulator.OrderSimulator;
import io.concord.local.orders.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recommender load}. */
@Command(
    name = "load",
    description =
        "Fills the empty source tables of a PostgreSQL or SQL Server database with orders for a"
            + " demonstration; what is loaded already is kept, other orders are never touched."
            + " The password is in the variable SOURCE_DATABASE_PASSWORD. Exit code 0: loaded,"
            + " 1: not.")
final class LoadCommand implements Callable<Integer> {
  static final String PASSWORD = "SOURCE_DATABASE_PASSWORD";

  private static final long SEED = 42;
  private static final Duration SIMULATOR_INTERVAL = Duration.ofSeconds(4);

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      required = true,
      description = "The database, jdbc:postgresql:... or jdbc:sqlserver:...")
  private String url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Who may insert rows; default: as the URL says.")
  private String user;

  @Option(
      names = "--orders",
      paramLabel = "FILE.csv[.gz]",
      description = "Orders to load; default: a generated truck-parts distributor.")
  private Path orders;

  @Option(
      names = "--simulate",
      description = "Places, corrects and cancels orders then, until Ctrl-C.")
  private boolean simulate;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    StartupLog log = new StartupLog(System.err);
    try {
      DataSource database = new UrlDataSource(url, user, System.getenv(PASSWORD));
      OrderLoader loader = new OrderLoader(database, InstantSource.system());
      LoadedOrders loaded =
          loader.load(source(), progress -> log.progress("orders", progress.sentence()));
      tell(loaded);
      if (simulate) {
        simulate(database, log);
      }
      return 0;
    } catch (SQLException e) {
      return fail("the database refuses: " + Reason.of(e));
    } catch (OrderDataException | SourceDatabaseException e) {
      return fail(e.getMessage());
    }
  }

  /** The newest orders are of yesterday; what was generated on another day is kept all the same. */
  private OrderSource source() {
    return orders == null
        ? new GeneratedOrders(GeneratorSettings.defaults(SEED, LocalDate.now(ZoneOffset.UTC)))
        : CsvOrders.of(orders);
  }

  private void tell(LoadedOrders loaded) {
    spec.commandLine()
        .getOut()
        .printf(
            "the database holds %s: %d clients, %d orders, %d lines%n",
            loaded.description(), loaded.clients(), loaded.orders(), loaded.lines());
    spec.commandLine().getOut().flush();
  }

  /** Returns when a signal comes. */
  private static void simulate(DataSource database, StartupLog log) {
    Shutdown shutdown = Shutdown.ofThisThread(log);
    try (OrderSimulator simulator =
        new OrderSimulator(
            database,
            new SimulatorSettings(SEED, SIMULATOR_INTERVAL, ZoneOffset.UTC),
            InstantSource.system(),
            (kind, sentence) -> log.say("  " + sentence))) {
      simulator.start();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      log.say("Stopped.");
    } finally {
      shutdown.done();
    }
  }

  private int fail(String why) {
    spec.commandLine().getErr().println("recommender: " + why);
    return 1;
  }
}
