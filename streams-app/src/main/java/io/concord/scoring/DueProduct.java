package io.concord.scoring;

/**
 * A product that a client may order again.
 *
 * @param orders distinct orders with the product
 * @param lastOrderedTicks see {@link io.concord.purchase.Ticks}
 */
public record DueProduct(long productId, int orders, long lastOrderedTicks, Reorder reorder) {}
