package io.concord.local.orders.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes a loaded source database as its users would, one transaction every now and then, on a
 * thread of its own with a connection of its own. New orders are dated with the business's wall
 * clock; new rows get their IDs from the database.
 *
 * <p>A lost connection is logged and tried again, after half a second at first and ten at most.
 */
public final class OrderSimulator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OrderSimulator.class);
  private static final Duration BACKOFF_MIN = Duration.ofMillis(500);
  private static final Duration BACKOFF_MAX = Duration.ofSeconds(10);
  private static final Duration STOP_GRACE = Duration.ofMillis(500);
  private static final int VALIDITY_SECONDS = 1;

  private final DataSource database;
  private final SimulatorSettings settings;
  private final InstantSource clock;
  private final SimulatorListener listener;
  private final Random choices;
  private final Random intervals;
  private final Carts carts = new Carts();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "order-simulator");
  private volatile Connection current;
  private Duration backoff = BACKOFF_MIN;

  public OrderSimulator(
      DataSource database,
      SimulatorSettings settings,
      InstantSource clock,
      SimulatorListener listener) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
    this.choices = new Random(settings.seed());
    this.intervals = new Random(~settings.seed());
    thread.setDaemon(true);
  }

  /** Begins; once only. */
  public void start() {
    thread.start();
  }

  /** Ends within a second; a transaction that is not done by then is rolled back. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(STOP_GRACE.toMillis());
      abort(current);
      thread.join(STOP_GRACE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped()) {
      try (Connection connection = database.getConnection()) {
        current = connection;
        connection.setAutoCommit(false);
        act(connection);
      } catch (SQLException e) {
        retreat(e);
      } finally {
        current = null;
      }
    }
  }

  private void act(Connection connection) throws SQLException {
    OrderDesk desk = new OrderDesk(connection, choices, this::wallClock, carts);
    while (!pause(nextInterval())) {
      transact(connection, desk, ActionKind.pick(choices));
      backoff = BACKOFF_MIN;
    }
  }

  /** A transaction that fails on a sound connection is given up, the next may do better. */
  private void transact(Connection connection, OrderDesk desk, ActionKind kind)
      throws SQLException {
    try {
      Optional<String> done = kind.action().perform(desk);
      if (done.isPresent()) {
        connection.commit();
        tell(kind, done.get());
      } else {
        connection.rollback();
      }
    } catch (SQLException e) {
      if (stopped() || !connection.isValid(VALIDITY_SECONDS)) {
        throw e;
      }
      connection.rollback();
      LOG.warn("The order simulator gave up {}: {}", kind, e.getMessage());
    }
  }

  private void tell(ActionKind kind, String sentence) {
    try {
      listener.onAction(kind, sentence);
    } catch (RuntimeException e) {
      LOG.warn("A listener of the order simulator failed", e);
    }
  }

  private void retreat(SQLException cause) {
    if (stopped()) {
      return;
    }
    LOG.warn(
        "The order simulator has no database, next try in {} ms: {}",
        backoff.toMillis(),
        cause.getMessage());
    pause(backoff);
    Duration doubled = backoff.multipliedBy(2);
    backoff = doubled.compareTo(BACKOFF_MAX) < 0 ? doubled : BACKOFF_MAX;
  }

  /** Exponentially distributed, as of independent clients, but never more than five means. */
  private Duration nextInterval() {
    double means = Math.min(5, -Math.log(1 - intervals.nextDouble()));
    return Duration.ofNanos((long) (settings.meanInterval().toNanos() * means));
  }

  /** True when the simulator is to stop. */
  private boolean pause(Duration duration) {
    try {
      return stop.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stop.countDown();
      return true;
    }
  }

  private LocalDateTime wallClock() {
    return LocalDateTime.ofInstant(clock.instant(), settings.businessZone());
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }

  private static void abort(Connection connection) {
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("The order simulator's connection was gone already", e);
      }
    }
  }
}
