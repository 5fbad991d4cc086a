package io.concord.local.evaluation.measure;

import io.concord.purchase.Ticks;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Orders written down one by one; products are numbered in the table, not named by their IDs. */
final class Shop {
  private final OrderTableBuilder builder = new OrderTableBuilder();

  /** An order; time as 2024-01-05T10:00. */
  Shop order(long client, long id, String time, long... products) {
    for (long product : products) {
      builder.add(client, id, ticks(time), product);
    }
    return this;
  }

  OrderTable table() {
    return builder.build();
  }

  static long ticks(String time) {
    return Ticks.of(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
  }

  static Split split(String day, int windowDays) {
    return new Split(LocalDate.parse(day), windowDays);
  }
}
