package io.concord.query.routing;

import io.concord.query.ClientSearch;
import io.concord.query.NodeReader;
import io.concord.query.Overview;
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
      NodeReader here,
      Members members,
      NodePeers peers,
      PeerHealth health,
      UnaryOperator<Executor> around) {
    EveryNode everyNode = new EveryNode(peers, health, around.apply(senders));
    ClientSearch clients = new RoutedClientSearch(here, members, everyNode);
    overview = new Overview(clients, here);
  }

  public Overview overview() {
    return overview;
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
