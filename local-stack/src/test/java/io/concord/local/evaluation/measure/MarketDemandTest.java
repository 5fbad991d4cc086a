package io.concord.local.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.purchase.Ticks;
import org.junit.jupiter.api.Test;

class MarketDemandTest {

  /** exp(-1) = 0.3678794412 for the order of 14 days ago, exp(-0.5) = 0.6065306597 for 7 days. */
  @Test
  void shouldSumTheDecayedOrdersOfAllClients() {
    MarketDemand demand =
        new MarketDemand(
            new Shop()
                .order(1, 1, "2024-01-01T12:00", 10)
                .order(2, 2, "2024-01-08T12:00", 10, 20)
                .order(3, 3, "2024-01-15T12:00", 10)
                .table());

    assertThat(demand.at(0, Shop.ticks("2024-01-15T12:00"))).isEqualTo(0.9744101009, within(1e-10));
    assertThat(demand.at(0, Shop.ticks("2024-01-15T12:00") + 1))
        .isEqualTo(1.9744101009, within(1e-9));
    assertThat(demand.at(1, Shop.ticks("2024-01-15T12:00"))).isEqualTo(0.6065306597, within(1e-10));
    assertThat(demand.at(1, Shop.ticks("2024-01-08T12:00"))).isZero();
  }

  @Test
  void shouldStayExactOverManyOrders() {
    Shop shop = new Shop();
    for (int id = 0; id < 1000; id++) {
      shop.order(
          id % 3, id, "2024-%02d-%02dT%02d:00".formatted(1 + id / 280, 1 + id % 28, id % 24), 5);
    }
    OrderTable table = shop.table();
    long asOf = Shop.ticks("2024-05-01T00:00");

    double expected = 0;
    for (int order = 0; order < 1000; order++) {
      double days = (asOf - table.createdTicks(order)) / (double) Ticks.PER_DAY;
      expected += Math.exp(-days / 14);
    }

    assertThat(new MarketDemand(table).at(0, asOf)).isEqualTo(expected, within(expected * 1e-12));
  }
}
