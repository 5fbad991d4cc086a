package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.store.Names;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * The law of the topology, over tasks that race each other. The driver of Kafka Streams delivers
 * what a stage sends at once; here it arrives whenever Kafka may let it arrive.
 */
class RaceTest {
  private static final LocalDate TODAY = LocalDate.ofInstant(TopologyFixture.START, ZoneOffset.UTC);

  @Property(tries = 500, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void anyDeliveryGivesTheBatchResult(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Network network = new Network(random);
    SimulatedCluster cluster = new SimulatedCluster(network);
    RandomHistory history = new RandomHistory(random, TODAY);

    history.change(20 + random.nextInt(100));
    deliver(history, network, cluster, random);
    cluster.verify(history.database);

    history.undo();
    deliver(history, network, cluster, random);
    cluster.verify(history.database);
    assertThat(cluster.rows(Names.ORDERS_STORE)).isZero();
    assertThat(cluster.rows(Names.PURCHASES_STORE)).isZero();
    assertThat(cluster.rows(Names.POPULARITY_STORE)).isZero();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  private static void deliver(
      RandomHistory history, Network network, SimulatedCluster cluster, Random random) {
    int patience = 1 + random.nextInt(10);
    while (!history.isDelivered() || !network.isDelivered()) {
      if (!history.isDelivered() && (network.isDelivered() || random.nextInt(patience) == 0)) {
        cluster.read(history.deliver());
      } else {
        network.deliver();
      }
      passTime(cluster, random);
    }
    cluster.settle();
    while (!network.isDelivered()) {
      network.deliver();
    }
  }

  private static void passTime(SimulatedCluster cluster, Random random) {
    int dice = random.nextInt(200);
    if (dice == 0) {
      cluster.advance(3_600_000L * (1 + random.nextInt(30)));
    } else if (dice == 1) {
      cluster.catchingUp = !cluster.catchingUp;
    } else if (dice < 4) {
      cluster.restart(random.nextInt(10));
    } else if (dice < 20) {
      cluster.advance(1 + random.nextInt(30));
    }
  }
}
