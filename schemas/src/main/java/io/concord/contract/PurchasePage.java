package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Answer of {@code GET /v1/clients/{id}/purchases}: one page of valid order lines, newest order
 * first, lines of an order by line ID.
 *
 * @param asOf lines of orders created before the start of this day
 * @param total lines on all pages
 * @param nextCursor opaque; pass it as {@code cursor} for the next page; null on the last
 * @param stalenessMs how far the answering store may lag behind its source, milliseconds
 * @param possiblyInexact true when a record of the source was put aside and the lines may depend on
 *     it; else null, and not written
 */
public record PurchasePage(
    long clientId,
    LocalDate asOf,
    int total,
    List<PurchasedLine> purchases,
    String nextCursor,
    long revision,
    Instant generatedAt,
    long stalenessMs,
    @JsonInclude(JsonInclude.Include.NON_NULL) Boolean possiblyInexact) {
  public PurchasePage {
    possiblyInexact = ContractJson.trueOrAbsent(possiblyInexact);
    purchases = List.copyOf(purchases);
  }

  /**
   * One valid line of an order.
   *
   * @param quantity null when the source has none
   * @param pricePerItem null when the source has none
   * @param name null when the product is not in the catalogue
   */
  public record PurchasedLine(
      long orderId,
      long lineId,
      Instant orderedAt,
      long productId,
      String name,
      String vendorCode,
      Double quantity,
      BigDecimal pricePerItem) {}
}
