package io.concord.topology;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * The law of replays: records that were put aside anywhere in a history, readable by now or not,
 * are made good by the envelopes planned for them, whatever came since and comes meanwhile.
 *
 * <p>One driver serves all histories, as in {@link InterleavingTest}.
 */
class DroppedRecordTest {
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

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void replayMakesGoodWhatWasDropped(
      @ForAll("histories") History history, @ForAll Random dropping) {
    Network network = new Network();
    DroppingCluster dropped = new DroppingCluster(cluster, network, dropping);
    HistoryPlayer player = new HistoryPlayer(dropped, network);
    dropped.of(player.database());
    player.play(history);
    cluster.forgetLists();
    isClean = true;
  }

  @Provide
  Arbitrary<History> histories() {
    return RandomHistories.ofAllTables();
  }
}
