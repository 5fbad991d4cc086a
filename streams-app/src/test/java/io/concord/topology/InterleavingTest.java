package io.concord.topology;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * The law of the topology, over the real stores. One driver serves all histories: each takes
 * everything back in the end, and the next begins with the same IDs. One that breaks the law leaves
 * a driver behind that nobody else gets.
 */
class InterleavingTest {
  private static DriverCluster cluster;
  private static boolean isClean;

  @BeforeTry
  void openUnlessClean() {
    if (!isClean) {
      close();
      cluster = new DriverCluster(TopologyFixture.HALF);
    }
    isClean = false;
  }

  @AfterContainer
  static void close() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void anyInterleavingGivesTheBatchResult(@ForAll("histories") History history) {
    new HistoryPlayer(cluster, new Network()).play(history);
    cluster.forgetLists();
    isClean = true;
  }

  @Provide
  Arbitrary<History> histories() {
    return RandomHistories.ofAllTables();
  }
}
