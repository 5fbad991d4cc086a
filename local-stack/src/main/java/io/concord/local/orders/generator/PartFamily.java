package io.concord.local.orders.generator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Parts that do the same job, one row of {@code parts.txt}.
 *
 * @param cycle time between replacements; zero for parts that break at random
 * @param qtyMax most that one order asks for
 * @param universal true when the parts fit every brand
 */
record PartFamily(
    String name,
    List<String> variants,
    List<Vendor> vendors,
    Duration cycle,
    int priceMin,
    int priceMax,
    int qtyMax,
    boolean universal) {
  PartFamily {
    variants = List.copyOf(variants);
    vendors = List.copyOf(vendors);
  }

  static PartFamily ofRow(List<String> row, Map<String, Vendor> vendors) {
    List<String> prices = WordList.cells(row.get(4), "-");
    return new PartFamily(
        row.get(0),
        WordList.cells(row.get(1), ";"),
        WordList.cells(row.get(2), ",").stream().map(vendors::get).toList(),
        Duration.ofDays(7L * Integer.parseInt(row.get(3))),
        Integer.parseInt(prices.get(0)),
        Integer.parseInt(prices.get(1)),
        Integer.parseInt(row.get(5)),
        row.get(6).equals("any"));
  }

  boolean isServicePart() {
    return !cycle.isZero();
  }
}
