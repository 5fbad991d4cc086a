package io.concord.topology;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The law of the topology, over tasks that race each other. The driver of Kafka Streams delivers
 * what a stage sends at once; here it arrives whenever Kafka may let it arrive.
 *
 * <p>As many histories as {@code jqwik.tries.default} says, a system property.
 */
class RaceTest {
  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyDeliveryGivesTheBatchResult(@ForAll("histories") History history) {
    Network network = new Network();
    new HistoryPlayer(new SimulatedCluster(network), network).play(history);
  }

  @Provide
  Arbitrary<History> histories() {
    return RandomHistories.thatRace();
  }
}
