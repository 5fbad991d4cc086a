package io.concord.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.concord.contract.NodeFigures;
import io.concord.contract.NodeFigures.TimeBucket;
import io.concord.contract.Operations;
import io.concord.contract.Operations.NodeOperations;
import io.concord.contract.RunningTopology;
import io.concord.contract.RunningTopology.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Operations and topology over three nodes. */
class RoutedOverviewTest {
  private final MemoryNodes nodes = new MemoryNodes(3);

  @Test
  void shouldAddUpWhatTheNodesDo() {
    nodes.figures.put("here", figures("live", 1, new TimeBucket(60, 99)));
    nodes.figures.put("b", figures("live", 2));
    nodes.figures.put("c", figures("catching-up", 4, new TimeBucket(900, 99)));

    Operations told = operations();

    assertThat(told.complete()).isTrue();
    assertThat(told.ordersPerSecond()).isEqualTo(7);
    assertThat(told.linesPerSecond()).isEqualTo(70);
    assertThat(told.changesPerSecond()).isEqualTo(14);
    assertThat(told.rescoringsPerSecond()).isEqualTo(21);
    assertThat(told.requests().perSecond()).isEqualTo(28);
    assertThat(told.freshness()).isEqualTo(new Operations.Freshness(60.0, 900.0, 198));
    assertThat(told.pendingClients()).isEqualTo(7);
    assertThat(told.exactness()).isEqualTo(new Operations.Exactness(7, 0));
    assertThat(told.lag()).as("as this node knows it for all").isEqualTo(MemoryNodes.LAG);
    assertThat(told.deadLetters()).isEqualTo(MemoryNodes.DEAD_LETTERS);
    assertThat(told.nodes())
        .containsExactly(
            new NodeOperations("here", true, true, "live", 1.0, 2.0, 0),
            new NodeOperations("b", false, true, "live", 2.0, 4.0, 0),
            new NodeOperations("c", false, true, "catching-up", 4.0, 8.0, 0));
  }

  @Test
  void shouldMarkANodeThatDoesNotAnswer() {
    nodes.figures.put("here", figures("live", 1));
    nodes.figures.put("c", figures("live", 1));
    nodes.breakDown("b");

    Operations told = operations();

    assertThat(told.complete()).isFalse();
    assertThat(told.ordersPerSecond()).isEqualTo(2);
    assertThat(told.freshness()).isEqualTo(new Operations.Freshness(null, null, 0));
    assertThat(told.nodes()).contains(new NodeOperations("b", false, false, null, null, null, 0));
  }

  @Test
  void shouldShowTheRatesOfAllNodesInTheTopology() {
    nodes.figures.put("here", figures("live", 1));
    nodes.figures.put("b", figures("live", 2));
    nodes.figures.put("c", figures("live", 4));

    RunningTopology told = topology();

    assertThat(told.complete()).isTrue();
    assertThat(told.generatedAt()).isEqualTo(MemoryNodes.NOW);
    assertThat(told.nodes())
        .extracting(Node::name, Node::recordsPerSecond)
        .as("a source that nobody counts reads as much as its only successor takes")
        .containsExactly(tuple("read-orders", 7.0), tuple("place-orders", 7.0));
  }

  @Test
  void shouldSayThatRatesAreMissing() {
    nodes.breakDown("c");

    assertThat(topology().complete()).isFalse();
    assertThat(topology().nodes()).hasSize(2);
  }

  private Operations operations() {
    try (AllNodes all = nodes.all()) {
      return all.overview().operations().operations();
    }
  }

  private RunningTopology topology() {
    try (AllNodes all = nodes.all()) {
      return all.overview().topology().topology();
    }
  }

  private static NodeFigures figures(String mode, double rate, TimeBucket... freshness) {
    return new NodeFigures(
        mode,
        Map.of("place-orders", rate, "route-lines", 10 * rate),
        2 * rate,
        3 * rate,
        4 * rate,
        (long) rate,
        (long) rate,
        0,
        List.of(freshness),
        List.of());
  }
}
