package io.concord.query.routing;

import io.concord.contract.RunningTopology;
import io.concord.contract.RunningTopology.Edge;
import io.concord.contract.RunningTopology.Node;
import io.concord.query.TopologyReader;
import io.concord.query.routing.FigureCollector.Collected;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The topology of every node with the rates of all of them. Each node reads the whole catalogue, so
 * a record of it counts at each.
 */
final class RoutedTopology implements TopologyReader {
  private final RunningTopology plan;
  private final FigureCollector figures;
  private final InstantSource clock;

  /** Of a source that nobody counts: what it reads goes to one processor alone. */
  private final Map<String, String> onlySuccessors = new HashMap<>();

  RoutedTopology(RunningTopology plan, FigureCollector figures, InstantSource clock) {
    this.plan = plan;
    this.figures = figures;
    this.clock = clock;
    plan.edges().stream()
        .filter(edge -> isAlone(edge, plan.edges()))
        .forEach(edge -> onlySuccessors.put(edge.from(), edge.to()));
  }

  private static boolean isAlone(Edge edge, List<Edge> edges) {
    return edges.stream()
            .filter(other -> other.from().equals(edge.from()) || other.to().equals(edge.to()))
            .count()
        == 1;
  }

  @Override
  public RunningTopology topology() {
    Collected collected = figures.collect();
    return new RunningTopology(
        clock.instant(),
        plan.stages(),
        plan.nodes().stream().map(node -> withRate(node, collected)).toList(),
        plan.edges(),
        plan.topics(),
        collected.isComplete());
  }

  private Node withRate(Node node, Collected collected) {
    double rate = collected.recordsPerSecond(node.name());
    String successor = onlySuccessors.get(node.name());
    boolean isUncounted = rate == 0 && node.kind().equals("source") && successor != null;
    return new Node(
        node.name(),
        node.kind(),
        node.stage(),
        node.topics(),
        node.stores(),
        isUncounted ? collected.recordsPerSecond(successor) : rate);
  }
}
