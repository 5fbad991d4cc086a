package io.concord.local.connect;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts a connector and waits until it runs. What Connect says of a connector may be old for a
 * moment, and a task that cannot read its database may run before it fails: only a state that lasts
 * counts.
 */
final class ConnectorStart {
  private static final Duration POLL = Duration.ofMillis(250);

  private final ConnectorClient client;
  private final String name;
  private final Duration patience;
  private final Duration settled;

  /**
   * @param patience to wait for Connect, and for the connector
   * @param settled how long a state must last to count
   */
  ConnectorStart(ConnectorClient client, String name, Duration patience, Duration settled) {
    this.client = client;
    this.name = name;
    this.patience = patience;
    this.settled = settled;
  }

  /**
   * Returns when connector and task run.
   *
   * @throws IllegalStateException saying why they do not
   */
  void run(Map<String, String> settings) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    until(deadline, "Connect must accept the connector", () -> client.put(name, settings));
    if (client.state(name).filter(ConnectorState::failed).isPresent()) {
      until(deadline, "Connect must restart the connector", () -> client.restartFailed(name));
    }
    await(deadline);
  }

  private void await(long deadline) throws IOException, InterruptedException {
    long sinceRunning = System.nanoTime();
    long sinceFailed = sinceRunning;
    while (true) {
      long now = System.nanoTime();
      Optional<ConnectorState> state = client.state(name);
      sinceRunning = is(state, ConnectorState::runs) ? sinceRunning : now;
      sinceFailed = is(state, ConnectorState::failed) ? sinceFailed : now;
      if (now - sinceRunning >= settled.toNanos()) {
        return;
      }
      if (now - sinceFailed >= settled.toNanos()) {
        throw new IllegalStateException("the connector failed: " + state.get().failure());
      }
      pause(deadline, "the connector must run");
    }
  }

  private static boolean is(Optional<ConnectorState> state, Predicate<ConnectorState> how) {
    return state.filter(how).isPresent();
  }

  private void until(long deadline, String what, Attempt attempt)
      throws IOException, InterruptedException {
    while (!attempt.succeeds()) {
      pause(deadline, what);
    }
  }

  private void pause(long deadline, String what) throws InterruptedException {
    if (System.nanoTime() - deadline > 0) {
      throw new IllegalStateException(
          what + " within " + patience.toSeconds() + " s, connector=" + name);
    }
    Thread.sleep(POLL.toMillis());
  }

  /** Something that Connect may be too busy for. */
  private interface Attempt {
    boolean succeeds() throws IOException, InterruptedException;
  }
}
