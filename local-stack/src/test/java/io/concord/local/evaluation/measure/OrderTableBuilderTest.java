package io.concord.local.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTableBuilderTest {

  @Test
  void shouldNumberByIdAndSortByTimeWhateverTheSequence() {
    OrderTable table =
        new Shop()
            .order(20, 7, "2024-01-03T08:00", 500, 30)
            .order(10, 7, "2024-01-02T08:00", 40)
            .order(20, 6, "2024-01-01T08:00", 500)
            .order(20, 7, "2024-01-03T08:00", 40)
            .table();

    assertThat(table.clients()).isEqualTo(2);
    assertThat(table.orders()).isEqualTo(3);
    assertThat(table.lines()).isEqualTo(5);
    assertThat(IntStream.range(0, 3).mapToLong(table::productId)).containsExactly(30L, 40L, 500L);
    assertThat(IntStream.range(0, 2).mapToLong(table::clientId)).containsExactly(10L, 20L);
    assertThat(table.orderOf(0, 0)).isEqualTo(1);
    assertThat(table.orderOf(1, 0)).isEqualTo(0);
    assertThat(table.orderOf(1, 1)).isEqualTo(2);
    assertThat(table.createdTicks(2)).isEqualTo(Shop.ticks("2024-01-03T08:00"));
    assertThat(IntStream.range(table.firstLine(2), table.firstLine(3)).map(table::product))
        .containsExactly(2, 0, 1);
    assertThat(table.firstDay()).isEqualTo(LocalDate.parse("2024-01-01"));
    assertThat(table.lastDay()).isEqualTo(LocalDate.parse("2024-01-03"));
  }

  @Test
  void shouldSortByIdWhenTimesAreEqual() {
    OrderTable table =
        new Shop().order(1, 9, "2024-01-01T08:00", 30).order(1, 8, "2024-01-01T08:00", 40).table();

    assertThat(table.product(table.firstLine(table.orderOf(0, 1)))).isEqualTo(0);
    assertThat(table.ordersBefore(0, Shop.ticks("2024-01-01T08:00"))).isZero();
    assertThat(table.ordersBefore(0, Shop.ticks("2024-01-01T08:01"))).isEqualTo(2);
  }

  @Test
  void shouldGrowWithTheOrders() {
    Shop shop = new Shop();
    for (int id = 0; id < 100; id++) {
      shop.order(id % 7, id, "2024-01-01T08:00", id, id + 1);
    }

    OrderTable table = shop.table();

    assertThat(table.orders()).isEqualTo(100);
    assertThat(table.lines()).isEqualTo(200);
    assertThat(table.products()).isEqualTo(101);
    assertThat(table.ordersOf(0)).isEqualTo(15);
  }
}
