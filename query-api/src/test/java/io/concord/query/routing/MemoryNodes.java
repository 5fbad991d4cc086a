package io.concord.query.routing;

import io.concord.contract.Instances;
import io.concord.contract.Instances.Instance;
import io.concord.contract.NodeClients;
import io.concord.contract.NodeFigures;
import io.concord.contract.RunningTopology;
import io.concord.query.ClientQuery;
import io.concord.query.NodeReader;
import io.concord.query.Readiness;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The node {@code here} and the nodes {@code b} and {@code c}, and what they say. */
final class MemoryNodes implements Members, NodePeers {
  static final Instant NOW = Instant.parse("2024-07-01T12:00:00Z");
  static final long LAG = 17;
  static final long DEAD_LETTERS = 2;

  private static final NodeClients NOTHING = new NodeClients(List.of(), true, List.of());
  private static final NodeFigures IDLE =
      new NodeFigures("live", Map.of(), 0, 0, 0, 0, 0, 0, List.of(), List.of());
  private static final RunningTopology PLAN =
      new RunningTopology(
          Instant.EPOCH,
          List.of("assemble-orders"),
          List.of(node("read-orders", "source"), node("place-orders", "processor")),
          List.of(new RunningTopology.Edge("read-orders", "place-orders")),
          List.of(),
          true);

  final PeerHealth health = new PeerHealth();

  /** Answers by {@code node [copies asked for]}. */
  final Map<String, NodeClients> clients = new HashMap<>();

  final Map<String, NodeFigures> figures = new HashMap<>();
  final Map<Integer, List<String>> copies = new HashMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> broken = new HashSet<>();
  private final int partitions;

  MemoryNodes(int partitions) {
    this.partitions = partitions;
  }

  AllNodes all() {
    ThisNode here =
        new ThisNode(new MemoryNode("here"), this, this::instances, MemoryNodes::readiness, PLAN);
    return new AllNodes(here, this, health, () -> NOW, UnaryOperator.identity());
  }

  private static RunningTopology.Node node(String name, String kind) {
    return new RunningTopology.Node(name, kind, "assemble-orders", List.of(), List.of(), 0);
  }

  private Instances instances() {
    List<Instance> known =
        Stream.of("here", "b", "c")
            .map(name -> new Instance(name, name.equals("here"), true, 0, List.of(), List.of()))
            .toList();
    return new Instances(NOW, LAG, known, List.of());
  }

  private static Readiness readiness() {
    return new Readiness(
        true, true, "RUNNING", "live", LAG, 0, DEAD_LETTERS, true, List.of(), "It serves.");
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
    return new MemoryNode(address);
  }

  private final class MemoryNode implements NodeReader {
    private final String address;

    MemoryNode(String address) {
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

    @Override
    public NodeFigures figures() {
      if (broken.contains(address)) {
        throw new PeerException("connection refused", null);
      }
      return figures.getOrDefault(address, IDLE);
    }
  }
}
