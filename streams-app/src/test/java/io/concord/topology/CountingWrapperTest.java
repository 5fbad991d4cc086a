package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.junit.jupiter.api.Test;

class CountingWrapperTest extends Scenario {
  @Test
  void shouldCountWhatEachProcessorTakes() {
    database.put("Client", 1, "Name", "Truck Parts Ltd");
    database.put("Client", 2, "Name", "Smith");

    assertThat(fixture.counts.snapshot())
        .containsEntry("name-clients", 2L)
        .containsEntry("with-clients", 2L)
        .containsEntry("record-purchases", 2L)
        .containsEntry("rescore-clients", 0L);
  }

  /** One that is forgotten would show no rate in a diagram. */
  @Test
  void shouldKnowEveryProcessorOfEveryTask() {
    TopologyDescription topology = fixture.topology().describe();
    Set<String> counted = fixture.counts.snapshot().keySet();

    topology.subtopologies().stream()
        .flatMap(part -> part.nodes().stream())
        .filter(Processor.class::isInstance)
        .forEach(processor -> assertThat(counted).contains(processor.name()));
  }

  /** Kafka Streams does not wrap what keeps global stores: its listener is told. */
  @Test
  void shouldTellTheListenerWhichProcessorKeptTheCatalogue() {
    database.put("Product", 7, "Name", "Oil filter", "VendorCode", "X");

    assertThat(fixture.topology().describe().globalStores())
        .extracting(store -> store.processor().name())
        .contains(fixture.listener.catalogueProcessor)
        .contains("keep-products");
  }

  @Test
  void shouldRefuseAConfigurationWithoutCounts() {
    assertThatThrownBy(() -> new CountingWrapper().configure(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(CountingWrapper.COUNTS_CONFIG);
  }
}
