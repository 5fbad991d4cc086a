package io.concord.local.orders.generator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parts that do the same job, one row of {@code parts.txt}.
 *
 * @param cycle time between replacements; zero for parts that break at random
 * @param qtyMax most that one order asks for
 */
record PartFamily(
    String name,
    List<String> variants,
    List<Vendor> vendors,
    Duration cycle,
    int priceMin,
    int priceMax,
    int qtyMax,
    Fit fit) {
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
        Fit.valueOf(row.get(6).toUpperCase(Locale.ROOT)));
  }

  boolean isServicePart() {
    return !cycle.isZero();
  }

  boolean suits(TruckBrand brand) {
    return fit != Fit.TRUCK || !brand.trailer();
  }

  /** What the parts are made for. */
  enum Fit {
    /** One model of truck. */
    TRUCK,
    /** One model of truck or trailer. */
    VEHICLE,
    /** Everything. */
    ANY
  }
}
