package io.concord.topology;

import io.concord.quality.ClientSum;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Strategy;
import io.concord.store.CountedOrder;
import io.concord.store.QualityChange;
import io.concord.store.QualityChange.ArmMove;
import io.concord.store.ScoredOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what became of one client's orders into one change. */
final class QualityChangeBuilder {
  private final Sums sums;
  private final Map<QualityGroup, Tally> tallies = new HashMap<>();
  private final Map<Arm, ArmMove> moves = new HashMap<>();

  /**
   * Of one client.
   *
   * @param sums what the client added up to before
   */
  QualityChangeBuilder(Sums sums) {
    this.sums = sums;
  }

  /** What the client adds up to under a strategy. */
  interface Sums {
    ClientSum of(long run, Strategy strategy);
  }

  private record Arm(long run, Strategy strategy) {}

  /** What an order counted for, and counts for now; null where it did not or does not count. */
  void replace(CountedOrder before, CountedOrder now) {
    if (before != null) {
      add(before, before.tally().negated());
    }
    if (now != null) {
      add(now, now.tally());
    }
  }

  private void add(CountedOrder order, Tally tally) {
    tallies.merge(order.group(), tally, Tally::plus);
    if (order.run() != ScoredOrder.NOT_DEALT) {
      Arm arm = new Arm(order.run(), order.group().strategy());
      ArmMove move = moves.computeIfAbsent(arm, this::unmoved);
      moves.put(
          arm, new ArmMove(arm.run(), arm.strategy(), move.before(), move.after().plus(tally)));
    }
  }

  private ArmMove unmoved(Arm arm) {
    ClientSum sum = sums.of(arm.run(), arm.strategy());
    return new ArmMove(arm.run(), arm.strategy(), sum, sum);
  }

  /** What the client adds up to now, under each strategy that an order counted for. */
  Collection<ArmMove> sums() {
    return moves.values();
  }

  /** The change; null when it changes nothing. */
  QualityChange build() {
    tallies.values().removeIf(Tally::isNone);
    List<ArmMove> moved =
        moves.values().stream().filter(move -> !move.before().equals(move.after())).toList();
    return tallies.isEmpty() && moved.isEmpty() ? null : new QualityChange(tallies, moved);
  }
}
