package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Answer of {@code GET /v1/clients/{id}/due}: the products that the client is due to order again,
 * likeliest first.
 *
 * @param asOf over orders created before the start of this day, and as it stands on the day before
 * @param total products without the limit
 * @param stalenessMs how far the answering store may lag behind its source, milliseconds
 * @param possiblyInexact true when a record of the source was put aside and the products may depend
 *     on it; else null, and not written
 */
public record DueProducts(
    long clientId,
    LocalDate asOf,
    int total,
    List<DueProduct> products,
    long revision,
    Instant generatedAt,
    long stalenessMs,
    @JsonInclude(JsonInclude.Include.NON_NULL) Boolean possiblyInexact) {
  public DueProducts {
    possiblyInexact = ContractJson.trueOrAbsent(possiblyInexact);
    products = List.copyOf(products);
  }

  /**
   * A product that was ordered on three days or more.
   *
   * @param name null when the product is not in the catalogue
   * @param vendorCode null when unknown
   * @param orders distinct orders with the product
   * @param medianIntervalDays half of the intervals between days with an order are not longer
   * @param dueOn the last order's day and the median, a half day rounded up
   * @param windowFrom first day of the window that is to hold the next order half of the time
   * @param windowTo its last day
   * @param state upcoming, due or overdue
   * @param overdueDays days since the window's last one; 0 unless overdue
   */
  public record DueProduct(
      long productId,
      String name,
      String vendorCode,
      int orders,
      Instant lastOrderedAt,
      double medianIntervalDays,
      LocalDate dueOn,
      LocalDate windowFrom,
      LocalDate windowTo,
      String state,
      int overdueDays) {}
}
