package io.concord.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.purchase.Ticks;
import io.concord.scoring.DueList;
import io.concord.scoring.DueProduct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is due by a page of a client's order lines. */
final class DueRecount {
  private DueRecount() {}

  static List<DueProduct> of(JsonNode lines, LocalDate asOf, int withinDays) {
    long cut = Ticks.startOfDay(asOf.toEpochDay());
    Map<Long, Map<Long, Long>> orders = new TreeMap<>();
    for (JsonNode line : lines) {
      long ticks = Ticks.of(Instant.parse(line.path("orderedAt").asText()));
      if (ticks < cut) {
        orders
            .computeIfAbsent(line.path("productId").asLong(), product -> new TreeMap<>())
            .put(line.path("orderId").asLong(), ticks);
      }
    }
    DueList list = new DueList((int) asOf.toEpochDay() - 1, withinDays);
    orders.forEach(
        (product, times) ->
            list.offer(
                product, times.values().stream().mapToLong(ticks -> ticks).sorted().toArray()));
    return list.products();
  }
}
