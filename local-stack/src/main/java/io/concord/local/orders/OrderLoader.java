package io.concord.local.orders;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Fills the empty source tables of a PostgreSQL or SQL Server database, once. The load is a single
 * transaction: a process that dies half-way leaves nothing behind. A later start finds what was
 * loaded, keeps it when it is asked for the same again, and refuses anything else.
 *
 * <p>The tables must exist. Several loaders at once wait for each other.
 */
public final class OrderLoader {
  private final DataSource database;
  private final InstantSource clock;

  public OrderLoader(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What was loaded earlier, if anything. */
  public Optional<LoadedOrders> loaded() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new LoadJournal(connection, LoadDialect.of(connection)).read();
    }
  }

  /**
   * Loads the source, unless the database holds it already: then nothing is written and the
   * listener hears nothing.
   *
   * @return what the database holds
   * @throws OrderDataException when the source's data is bad, or the database holds something else
   */
  public LoadedOrders load(OrderSource source, LoadListener listener) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        LoadDialect dialect = LoadDialect.of(connection);
        dialect.lock(connection);
        LoadedOrders loaded = keepOrCopy(connection, dialect, source, listener);
        connection.commit();
        return loaded;
      } catch (Throwable e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  private LoadedOrders keepOrCopy(
      Connection connection, LoadDialect dialect, OrderSource source, LoadListener listener)
      throws SQLException {
    LoadJournal journal = new LoadJournal(connection, dialect);
    Optional<LoadedOrders> present = journal.read();
    if (present.isPresent()) {
      return requireSame(present.get(), source);
    }
    LoadTables tables = new LoadTables(connection, dialect);
    if (!tables.allEmpty()) {
      throw new OrderDataException(
          "The database has rows in its source tables that no load has written; expected empty"
              + " tables to load "
              + source.description()
              + " into.");
    }
    source.copyTo(tables, listener);
    tables.advanceIdentities();
    LoadedOrders loaded = count(tables, source);
    journal.write(loaded);
    return loaded;
  }

  private static LoadedOrders requireSame(LoadedOrders present, OrderSource source) {
    if (!present.fingerprint().equals(source.fingerprint())) {
      throw new OrderDataException(
          ("The database holds %s (%d clients, %d lines, loaded %s), not %s; start with an empty"
                  + " data directory or ask for the same orders again.")
              .formatted(
                  present.description(),
                  present.clients(),
                  present.lines(),
                  DateTimeFormatter.ISO_INSTANT.format(
                      present.loadedAt().truncatedTo(ChronoUnit.SECONDS)),
                  source.description()));
    }
    return present;
  }

  private LoadedOrders count(LoadTables tables, OrderSource source) {
    return new LoadedOrders(
        source.description(),
        source.fingerprint(),
        tables.rows(SourceTable.CLIENT),
        tables.rows(SourceTable.ORDER),
        tables.rows(SourceTable.ORDER_ITEM),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /** A connection that broke has nothing to roll back; the server has done it. */
  private static void rollback(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
