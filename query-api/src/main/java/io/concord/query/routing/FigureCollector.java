package io.concord.query.routing;

import io.concord.contract.NodeFigures;
import io.concord.query.NodeReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Asks all nodes for their figures at once. */
final class FigureCollector {
  private static final Duration ATTEMPT = Duration.ofMillis(500);

  private final NodeReader here;
  private final Members members;
  private final EveryNode everyNode;

  FigureCollector(NodeReader here, Members members, EveryNode everyNode) {
    this.here = here;
    this.members = members;
    this.everyNode = everyNode;
  }

  Collected collect() {
    List<String> addresses = members.others();
    Supplier<Map<String, NodeFigures>> others =
        everyNode.ask(addresses, Deadline.in(ATTEMPT), (address, node) -> node.figures());
    NodeFigures own = here.figures();
    return new Collected(own, others.get(), addresses.size());
  }

  /**
   * Figures of those who answered.
   *
   * @param others by address
   * @param asked how many others there are
   */
  record Collected(NodeFigures here, Map<String, NodeFigures> others, int asked) {
    boolean isComplete() {
      return others.size() == asked;
    }

    List<NodeFigures> all() {
      List<NodeFigures> all = new ArrayList<>(others.values());
      all.add(here);
      return all;
    }

    /** Of all nodes together. */
    double recordsPerSecond(String node) {
      return all().stream().mapToDouble(figures -> of(figures, node)).sum();
    }

    static double of(NodeFigures figures, String node) {
      return figures.recordsPerSecond().getOrDefault(node, 0.0);
    }
  }
}
