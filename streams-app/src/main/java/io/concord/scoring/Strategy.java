package io.concord.scoring;

import io.concord.purchase.PurchaseHistory;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways to turn a client's history into a list; the ordinal is stored. */
public enum Strategy {
  /** The default: see {@link V3}. */
  V3(false) {
    @Override
    public Ranking rank(PurchaseHistory history, Demand demand, int limit) {
      return io.concord.scoring.V3.rank(history, limit);
    }
  },
  /** With decayed sums and with what others order: see {@link V4}. */
  V4(true) {
    @Override
    public Ranking rank(PurchaseHistory history, Demand demand, int limit) {
      return io.concord.scoring.V4.rank(history, demand, limit);
    }
  };

  private final boolean usesDemand;

  Strategy(boolean usesDemand) {
    this.usesDemand = usesDemand;
  }

  /**
   * The strategy of this label.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Strategy of(String label) {
    return Arrays.stream(values())
        .filter(strategy -> strategy.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "strategy must be one of " + labels() + ", strategy=" + label));
  }

  /** All labels, separated by commas. */
  public static String labels() {
    return Arrays.stream(values()).map(Strategy::label).collect(Collectors.joining(", "));
  }

  /** As answers, events and settings write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a list depends on what other clients order, and its history must carry decayed sums.
   */
  public boolean usesDemand() {
    return usesDemand;
  }

  /**
   * The best {@code limit} products of the history, as of the history's own moment. Pure: the same
   * history and demand give the same list, bit for bit, on any machine.
   */
  public abstract Ranking rank(PurchaseHistory history, Demand demand, int limit);
}
