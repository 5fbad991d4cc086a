package io.concord.cdc;

import java.math.BigDecimal;

/** A row of a source table, reduced to the columns that are used. */
public sealed interface SourceRow {
  long id();

  /**
   * A row of {@code Order}.
   *
   * @param agreementId null when the order has none
   * @param createdTicks see {@link io.concord.purchase.Ticks}; null when the order has no date
   */
  record OrderRow(long id, Long agreementId, Long createdTicks) implements SourceRow {}

  /**
   * A row of {@code OrderItem}.
   *
   * @param orderId null while the line lies in a shopping cart
   * @param productId null when the line names no product
   * @param valid {@code IsValidForCurrentSale} is not 0
   */
  record OrderItemRow(
      long id,
      Long orderId,
      Long productId,
      Double quantity,
      BigDecimal pricePerItem,
      boolean valid)
      implements SourceRow {}

  /** A row of {@code ClientAgreement}; clientId is null when it belongs to nobody. */
  record ClientAgreementRow(long id, Long clientId) implements SourceRow {}

  /** A row of {@code Client}. */
  record ClientRow(long id, String name) implements SourceRow {}

  /** A row of {@code Product}. */
  record ProductRow(long id, String name, String vendorCode) implements SourceRow {}

  /** A row of {@code CarBrand}. */
  record CarBrandRow(long id, String name) implements SourceRow {}

  /** A row of {@code ProductCarBrand}; IDs are null when the row links nothing. */
  record ProductCarBrandRow(long id, Long productId, Long carBrandId) implements SourceRow {}
}
