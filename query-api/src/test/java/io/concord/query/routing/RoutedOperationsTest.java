package io.concord.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.app.RecommenderSettings;
import io.concord.app.RecommenderStreams;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.junit.jupiter.api.Test;

class RoutedOperationsTest {
  /** A name that nobody has would count nothing, without a word. */
  @Test
  void shouldCountAtProcessorsOfTheTopology() {
    TopologyDescription topology =
        RecommenderStreams.description(
            RecommenderSettings.from(
                Map.of("bootstrap.servers", "nowhere", "state.dir", "unused")));
    Set<String> processors =
        topology.subtopologies().stream()
            .flatMap(subtopology -> subtopology.nodes().stream())
            .filter(Processor.class::isInstance)
            .map(TopologyDescription.Node::name)
            .collect(Collectors.toSet());
    assertThat(processors).contains(RoutedOperations.ORDERS, RoutedOperations.LINES);
  }
}
