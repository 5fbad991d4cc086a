package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.experiment.Experiment;
import io.concord.topology.SourceDatabase.Told;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.LongConsumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * What is counted live equals a replay of the same log, whatever happens to the orders. One driver
 * serves all histories, as in {@link InterleavingTest}.
 */
class QualityLawTest {
  private static DriverCluster driver;
  private static boolean isClean;
  private static int scoredEver;

  @BeforeTry
  void openUnlessClean() {
    if (!isClean) {
      close();
      driver = new DriverCluster(Experiment.NONE);
    }
    isClean = false;
  }

  private static void close() {
    if (driver != null) {
      driver.close();
    }
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void anyHistoryCountsAsItsReplay(@ForAll("histories") History history) {
    Replayed cluster = new Replayed(driver);
    HistoryPlayer player = new HistoryPlayer(cluster, new Network());
    cluster.clock = player.database()::commitTimeMs;
    cluster.advance(Duration.ZERO);

    player.play(history);

    scoredEver += cluster.replay.scoredEver();
    driver.forgetLists();
    isClean = true;
  }

  /** Histories in which nothing is counted prove nothing. */
  @AfterContainer
  static void shouldHaveScoredOrders() {
    close();
    assertThat(scoredEver).isGreaterThan(100);
  }

  @Provide
  Arbitrary<History> histories() {
    return RandomHistories.ofAllTables();
  }

  /** A cluster beside which the replay reads the same records. */
  private static final class Replayed implements Cluster {
    private final DriverCluster cluster;
    private final QualityReplay replay = new QualityReplay();
    private LongConsumer clock;

    Replayed(DriverCluster cluster) {
      this.cluster = cluster;
    }

    @Override
    public LocalDate today() {
      return cluster.today();
    }

    @Override
    public void read(Told row) {
      replay.read(row.table(), row.key(), row.envelope());
      cluster.read(row);
    }

    /** The source commits by the same clock. */
    @Override
    public void advance(Duration time) {
      cluster.advance(time);
      clock.accept(cluster.fixture().now().toEpochMilli());
    }

    @Override
    public void setBehind(boolean behind) {
      cluster.setBehind(behind);
    }

    @Override
    public void restart(int task) {
      cluster.restart(task);
    }

    @Override
    public void settle() {
      cluster.settle();
    }

    @Override
    public void verify(SourceDatabase database) {
      cluster.verify(database);
      replay.verify(cluster.fixture());
    }

    @Override
    public Map<String, Map<?, ?>> dump() {
      return cluster.dump();
    }
  }
}
