package io.concord.local;

import io.concord.app.Status;
import io.concord.node.NodeSettings;
import io.concord.node.RecommenderNode;
import io.concord.trace.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One recommender node in this process. */
final class InProcessNode implements StackNodes {
  private static final Duration POLL = Duration.ofMillis(100);

  private final RecommenderNode node;

  InProcessNode(NodeSettings settings) {
    String nodeId = settings.recommender().nodeId();
    node = new RecommenderNode(settings, Traces.fromEnvironment(nodeId, Version.current()));
  }

  @Override
  public void start(Consumer<String> progress) throws InterruptedException {
    node.start();
    for (Status status = node.status(); !status.isCaughtUp(); status = node.status()) {
      if (status.failure() != null) {
        throw new IllegalStateException("the recommender stopped: " + status.failure());
      }
      progress.accept(
          String.format(
              Locale.ROOT,
              "%s, %,d records and %,d clients to go",
              status.mode().label(),
              Math.max(0, status.lag()),
              status.pendingClients()));
      Thread.sleep(POLL.toMillis());
    }
  }

  @Override
  public List<Integer> httpPorts() {
    return List.of(node.port());
  }

  @Override
  public List<Long> pids() {
    return List.of();
  }

  @Override
  public String failure() {
    return node.status().failure();
  }

  @Override
  public void close() {
    node.close();
  }
}
