package io.concord.local.evaluation.report;

import io.concord.local.evaluation.measure.OrderTable;
import java.time.LocalDate;
import java.util.Locale;

/** What was measured with. */
public record DataFacts(
    String file,
    int lines,
    int orders,
    int clients,
    int products,
    LocalDate firstDay,
    LocalDate lastDay) {

  public static DataFacts of(String file, OrderTable table) {
    return new DataFacts(
        file,
        table.lines(),
        table.orders(),
        table.clients(),
        table.products(),
        table.firstDay(),
        table.lastDay());
  }

  /** For a person. */
  String sentence() {
    return String.format(
        Locale.ROOT,
        "%s: %,d lines, %,d orders, %,d clients, %,d products, %s to %s",
        file,
        lines,
        orders,
        clients,
        products,
        firstDay,
        lastDay);
  }
}
