package io.concord.local.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.purchase.PurchaseHistory;
import io.concord.scoring.Demand;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One client as of 2024-03-01; products by number: 10 is 0, 20 is 1 and so on. */
class StrategyTest {
  private static final long AS_OF = Shop.ticks("2024-03-01T00:00");

  private final OrderTable table =
      new Shop()
          .order(1, 1, "2024-01-31T00:00", 10, 20, 30)
          .order(1, 2, "2024-02-16T00:00", 20, 30)
          .order(1, 3, "2024-02-16T00:00", 40)
          .order(1, 4, "2024-03-01T00:00", 10, 50)
          .order(2, 5, "2024-02-16T00:00", 50, 30)
          .order(3, 6, "2024-02-16T00:00", 50, 10)
          .table();
  private final ClientPast past = new ClientPast(table, new Holdout(0, 3, AS_OF, new int[] {0}));
  private final Market market =
      new Market(new MarketDemand(table), new PopularLists(table, LongStream.of(AS_OF), 50));

  @Test
  void shouldKnowThePastAndNothingElse() {
    PurchaseHistory history = past.history();

    assertThat(history.orders()).isEqualTo(3);
    assertThat(history.size()).isEqualTo(4);
    assertThat(history.orderCount(1)).isEqualTo(2);
    assertThat(history.lastOrderedTicks(1)).isEqualTo(Shop.ticks("2024-02-16T00:00"));
    assertThat(history.lastOrderedTicks(0)).isEqualTo(Shop.ticks("2024-01-31T00:00"));
  }

  /** Ages 30 and 14 days: exp(-1) and exp(-14/30) = 0.6270890852; exp(-30/365) = 0.9210968086. */
  @Test
  void shouldSumWhatIsLeftOfTheOrders() {
    PurchaseHistory decayed = past.decayedHistory();
    Demand demand = market.demand().at(past.asOfTicks());

    assertThat(decayed.orders()).isEqualTo(3);
    assertThat(decayed.df30(0)).isEqualTo(0.3678794412, within(1e-10));
    assertThat(decayed.df30(1)).isEqualTo(0.9949685264, within(1e-9));
    assertThat(decayed.df365(0)).isEqualTo(Math.exp(-30 / 365.0), within(1e-12));
    assertThat(demand.pop14(3)).isEqualTo(0.3678794412, within(1e-10));
    assertThat(demand.pop14(2)).isEqualTo(2 * Math.exp(-1) + Math.exp(-30 / 14.0), within(1e-12));
  }

  @Test
  void shouldRankTiesByProduct() {
    assertThat(Strategy.FREQUENT.list(past, market, 50)).containsExactly(1, 2, 0, 3);
    assertThat(Strategy.RECENT.list(past, market, 50)).containsExactly(1, 2, 3, 0);
    assertThat(Strategy.POPULAR.list(past, market, 50)).containsExactly(2, 0, 1, 4, 3);
    assertThat(Strategy.V3.list(past, market, 50)).containsExactly(1, 2, 3, 0);
  }

  /** 30 and 20 have the same purchases, but another client bought 30 as well. */
  @Test
  void shouldPreferWhatOthersOrderNow() {
    assertThat(Strategy.V4.list(past, market, 50)).containsExactly(2, 1, 3, 0);
  }

  @Test
  void shouldKeepToTheLimit() {
    assertThat(Strategy.V3.list(past, market, 2)).containsExactly(1, 2);
    assertThat(Strategy.V4.list(past, market, 1)).containsExactly(2);
    assertThat(Strategy.FREQUENT.list(past, market, 1)).containsExactly(1);
    assertThat(Strategy.RECENT.list(past, market, 3)).containsExactly(1, 2, 3);
  }
}
