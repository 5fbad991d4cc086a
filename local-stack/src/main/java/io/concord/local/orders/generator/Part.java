package io.concord.local.orders.generator;

import java.math.BigDecimal;
import java.util.List;

/**
 * A product of the catalogue.
 *
 * @param brands the trucks it fits
 * @param price list price of one
 */
record Part(
    long id,
    String name,
    String vendorCode,
    PartFamily family,
    List<TruckBrand> brands,
    BigDecimal price) {
  Part {
    brands = List.copyOf(brands);
  }
}
