package io.concord.query.routing;

import io.concord.contract.NodeClients;
import io.concord.query.ClientQuery;
import io.concord.query.NodeReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** The node {@code here} and the nodes {@code b} and {@code c}, and what they say. */
final class MemoryNodes implements Members, NodePeers {
  private static final NodeClients NOTHING = new NodeClients(List.of(), true, List.of());

  final PeerHealth health = new PeerHealth();

  /** Answers by {@code node [copies asked for]}. */
  final Map<String, NodeClients> clients = new HashMap<>();

  final Map<Integer, List<String>> copies = new HashMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> broken = new HashSet<>();
  private final int partitions;

  MemoryNodes(int partitions) {
    this.partitions = partitions;
  }

  AllNodes all() {
    return new AllNodes(new Node("here"), this, this, health, UnaryOperator.identity());
  }

  void breakDown(String address) {
    broken.add(address);
  }

  @Override
  public List<String> others() {
    return List.of("b", "c");
  }

  @Override
  public int partitions() {
    return partitions;
  }

  @Override
  public List<String> copies(int partition) {
    return copies.getOrDefault(partition, List.of());
  }

  @Override
  public NodeReader node(String address, Deadline deadline) {
    return new Node(address);
  }

  private final class Node implements NodeReader {
    private final String address;

    Node(String address) {
      this.address = address;
    }

    @Override
    public NodeClients clients(ClientQuery query, Set<Integer> copies) {
      asked.add(address + " " + copies);
      if (broken.contains(address)) {
        throw new PeerException("connection refused", null);
      }
      return clients.getOrDefault(address + " " + copies, NOTHING);
    }
  }
}
