package io.concord.purchase;

import java.math.BigDecimal;

/**
 * How much of a product a line buys, at what price.
 *
 * @param quantity null when the source has none
 * @param pricePerItem null when the source has none
 */
public record Amount(Double quantity, BigDecimal pricePerItem) {}
