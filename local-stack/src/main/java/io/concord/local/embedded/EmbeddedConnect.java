package io.concord.local.embedded;

import io.concord.connect.ConnectorSettings;
import io.concord.connect.WorkerSettings;
import io.concord.local.connect.ConnectorClient;
import io.concord.local.connect.ConnectorState;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;

/**
 * A Connect worker in this process, in a cluster of one, with its REST interface on 127.0.0.1.
 *
 * <p>It is a distributed worker, so that offsets lie in Kafka: a file of offsets can be torn by a
 * kill. A connector that was put once runs again after a restart; putting it anew is harmless and
 * tells it changed addresses.
 */
public final class EmbeddedConnect implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final Connect<?> worker;
  private final URI restUrl;
  private final ConnectorClient client;

  private EmbeddedConnect(Connect<?> worker) {
    this.worker = worker;
    this.restUrl = worker.rest().advertisedUrl();
    this.client = new ConnectorClient(restUrl);
  }

  /**
   * Starts a worker with the settings of connect-config, but for exactly-once, which a worker that
   * stays alone can do without.
   *
   * @throws IllegalStateException if it does not start; Connect has logged why
   */
  public static EmbeddedConnect start(String bootstrapServers) {
    return start(at(bootstrapServers).alone());
  }

  /**
   * The same with exactly-once as production has it: what the connector reads comes in transactions
   * together with its offsets.
   */
  public static EmbeddedConnect startExactlyOnce(String bootstrapServers) {
    return start(at(bootstrapServers));
  }

  private static WorkerSettings at(String bootstrapServers) {
    return WorkerSettings.distributed().at(bootstrapServers, "http://127.0.0.1:0");
  }

  private static EmbeddedConnect start(WorkerSettings worker) {
    // Connect would end the whole process, or hang if that is ending already
    Exit.setExitProcedure(
        (status, message) -> {
          throw new IllegalStateException("a Connect worker must start: status=" + status);
        });
    Map<String, String> settings = new TreeMap<>(worker.values());
    // after a kill the group waits for the former worker; this one has no network to lose
    settings.put("session.timeout.ms", "4000");
    settings.put("heartbeat.interval.ms", "1000");
    return new EmbeddedConnect(new ConnectDistributed().startConnect(settings));
  }

  /** Where the REST interface listens. */
  public URI restUrl() {
    return restUrl;
  }

  /**
   * Creates the connector or changes its settings, and waits until it and its task run here.
   *
   * @throws IllegalStateException if Connect refuses the settings or the connector fails
   * @throws TimeoutException if it neither runs nor fails in time
   */
  public void runConnector(String name, ConnectorSettings settings, Duration timeout)
      throws IOException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!client.put(name, settings.values())) {
      pause(name, deadline);
    }
    String workerId = restUrl.getAuthority();
    Optional<ConnectorState> state = client.state(name);
    while (state.filter(now -> now.runsOn(workerId)).isEmpty()) {
      if (state.filter(ConnectorState::failed).isPresent()) {
        throw new IllegalStateException(
            "a connector must run: name=" + name + ", failure=" + state.get().failure());
      }
      pause(name, deadline);
      state = client.state(name);
    }
  }

  /** How far the PostgreSQL connector with this topic prefix is; empty if it does not run yet. */
  public Optional<SnapshotProgress> postgresSnapshot(String topicPrefix) {
    return SnapshotProgress.of("postgres", topicPrefix);
  }

  @Override
  public void close() {
    worker.stop();
    worker.awaitStop();
  }

  private static void pause(String name, long deadline)
      throws InterruptedException, TimeoutException {
    if (System.nanoTime() - deadline > 0) {
      throw new TimeoutException("a connector must run in time: name=" + name);
    }
    Thread.sleep(POLL.toMillis());
  }
}
