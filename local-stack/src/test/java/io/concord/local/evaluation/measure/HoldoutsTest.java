package io.concord.local.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HoldoutsTest {

  @Test
  void shouldHoldBackWhatIsBoughtFromTheSplitUntilTheEnd() {
    OrderTable table =
        new Shop()
            .order(1, 1, "2024-01-09T23:59", 10)
            .order(1, 2, "2024-01-10T00:00", 30, 20)
            .order(1, 3, "2024-01-11T23:59", 20, 40)
            .order(1, 4, "2024-01-12T00:00", 50)
            .table();
    Split split = Shop.split("2024-01-10", 2);

    List<Holdout> holdouts = Holdouts.ofSplit(table, split.ticks(), split.endTicks());

    assertThat(holdouts).hasSize(1);
    assertThat(holdouts.get(0).ordersBefore()).isEqualTo(1);
    assertThat(holdouts.get(0).asOfTicks()).isEqualTo(Shop.ticks("2024-01-10T00:00"));
    assertThat(holdouts.get(0).bought()).containsExactly(1, 2, 3);
  }

  @Test
  void shouldLeaveOutClientsWithoutHistoryOrWithoutPurchase() {
    OrderTable table =
        new Shop()
            .order(1, 1, "2024-01-09T12:00", 10)
            .order(2, 2, "2024-01-10T12:00", 10)
            .order(3, 3, "2024-01-09T12:00", 10)
            .order(3, 4, "2024-01-11T12:00", 10)
            .order(4, 5, "2024-01-09T12:00", 10)
            .order(4, 6, "2024-01-13T12:00", 10)
            .table();
    Split split = Shop.split("2024-01-10", 2);

    assertThat(Holdouts.ofSplit(table, split.ticks(), split.endTicks()))
        .extracting(holdout -> table.clientId(holdout.client()))
        .containsExactly(3L);
  }

  @Test
  void shouldHoldBackTheLastOrder() {
    OrderTable table =
        new Shop()
            .order(1, 1, "2024-01-01T12:00", 10)
            .order(1, 2, "2024-01-02T12:00", 20)
            .order(1, 3, "2024-01-03T12:00", 40, 30)
            .order(2, 4, "2024-01-03T12:00", 10)
            .table();

    List<Holdout> holdouts = Holdouts.ofLastOrders(table);

    assertThat(holdouts).hasSize(1);
    assertThat(holdouts.get(0).ordersBefore()).isEqualTo(2);
    assertThat(holdouts.get(0).asOfTicks()).isEqualTo(Shop.ticks("2024-01-03T12:00"));
    assertThat(holdouts.get(0).bought()).containsExactly(2, 3);
  }

  @Test
  void shouldNotKnowAnotherOrderOfTheSameTime() {
    OrderTable table =
        new Shop()
            .order(1, 1, "2024-01-01T12:00", 10)
            .order(1, 3, "2024-01-03T12:00", 30)
            .order(1, 2, "2024-01-03T12:00", 20)
            .order(2, 4, "2024-01-03T12:00", 10)
            .order(2, 5, "2024-01-03T12:00", 20)
            .table();

    List<Holdout> holdouts = Holdouts.ofLastOrders(table);

    assertThat(holdouts).hasSize(1);
    assertThat(holdouts.get(0).ordersBefore()).isEqualTo(1);
    assertThat(holdouts.get(0).bought()).containsExactly(2);
  }
}
