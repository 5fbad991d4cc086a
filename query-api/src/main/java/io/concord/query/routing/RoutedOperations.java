package io.concord.query.routing;

import io.concord.contract.Instances.Instance;
import io.concord.contract.NodeFigures;
import io.concord.contract.Operations;
import io.concord.contract.Operations.Exactness;
import io.concord.contract.Operations.Freshness;
import io.concord.contract.Operations.NodeOperations;
import io.concord.contract.Operations.Requests;
import io.concord.query.OperationsReader;
import io.concord.query.Readiness;
import io.concord.query.routing.FigureCollector.Collected;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Adds up what the nodes have done; the lag and the dead letters every node knows for all. */
final class RoutedOperations implements OperationsReader {
  /** Rows of the source's orders pass this processor, each once. */
  static final String ORDERS = "place-orders";

  /** Rows of the source's order lines pass this one. */
  static final String LINES = "route-lines";

  private final ThisNode here;
  private final FigureCollector figures;
  private final InstantSource clock;

  RoutedOperations(ThisNode here, FigureCollector figures, InstantSource clock) {
    this.here = here;
    this.figures = figures;
    this.clock = clock;
  }

  @Override
  public Operations operations() {
    Collected collected = figures.collect();
    List<NodeFigures> all = collected.all();
    Readiness readiness = here.readiness().readiness();
    return new Operations(
        clock.instant(),
        collected.recordsPerSecond(ORDERS),
        collected.recordsPerSecond(LINES),
        sum(all, NodeFigures::changesPerSecond),
        sum(all, NodeFigures::rescoringsPerSecond),
        freshness(all),
        requests(all),
        readiness.lag(),
        total(all, NodeFigures::pendingClients),
        readiness.deadLetters(),
        readiness.possiblyInexact(),
        new Exactness(total(all, NodeFigures::checks), total(all, NodeFigures::mismatches)),
        here.instances().instances().instances().stream()
            .map(node -> node(node, collected))
            .toList(),
        collected.isComplete());
  }

  private static Freshness freshness(List<NodeFigures> all) {
    Times times = new Times();
    all.forEach(node -> times.add(node.freshness()));
    return new Freshness(times.percentileMs(0.5), times.percentileMs(0.99), times.count());
  }

  private static Requests requests(List<NodeFigures> all) {
    Times times = new Times();
    all.forEach(node -> times.add(node.requests()));
    return new Requests(
        sum(all, NodeFigures::requestsPerSecond),
        times.percentileMs(0.5),
        times.percentileMs(0.99));
  }

  private static NodeOperations node(Instance node, Collected collected) {
    NodeFigures told = node.self() ? collected.here() : collected.others().get(node.address());
    return new NodeOperations(
        node.address(),
        node.self(),
        told != null,
        told == null ? null : told.mode(),
        told == null ? null : Collected.of(told, ORDERS),
        told == null ? null : told.changesPerSecond(),
        node.lag());
  }

  private static double sum(List<NodeFigures> all, ToDoubleFunction<NodeFigures> figure) {
    return all.stream().mapToDouble(figure).sum();
  }

  private static long total(List<NodeFigures> all, ToLongFunction<NodeFigures> figure) {
    return all.stream().mapToLong(figure).sum();
  }
}
