package io.concord.query.routing;

import io.concord.query.Overview;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

/** The ports over all nodes together. */
public final class AllNodes implements AutoCloseable {
  private final ExecutorService senders = Senders.named("node-asker");
  private final Overview overview;

  /**
   * Ports that ask every node.
   *
   * @param around is put around the threads that ask other nodes
   */
  public AllNodes(
      ThisNode here,
      NodePeers peers,
      PeerHealth health,
      InstantSource clock,
      UnaryOperator<Executor> around) {
    EveryNode everyNode = new EveryNode(peers, health, around.apply(senders));
    FigureCollector figures = new FigureCollector(here.reader(), here.members(), everyNode);
    overview =
        new Overview(
            new RoutedClientSearch(here.reader(), here.members(), everyNode),
            new RoutedTopology(here.topology(), figures, clock),
            new RoutedOperations(here, figures, clock),
            here.reader());
  }

  public Overview overview() {
    return overview;
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
