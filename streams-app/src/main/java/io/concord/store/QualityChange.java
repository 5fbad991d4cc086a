package io.concord.store;

import io.concord.quality.ClientSum;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Strategy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one client's orders changed what is counted.
 *
 * @param tallies what is added to each group
 */
public record QualityChange(Map<QualityGroup, Tally> tallies, List<ArmMove> arms) {
  public QualityChange {
    tallies = Map.copyOf(tallies);
    arms = List.copyOf(arms);
  }

  /** What the client adds up to under a strategy, before and after. */
  public record ArmMove(long run, Strategy strategy, ClientSum before, ClientSum after) {}

  /** All tallies by strategy. */
  public Map<Strategy, Tally> byStrategy() {
    Map<Strategy, Tally> sums = new TreeMap<>();
    tallies.forEach((group, tally) -> sums.merge(group.strategy(), tally, Tally::plus));
    return sums;
  }
}
