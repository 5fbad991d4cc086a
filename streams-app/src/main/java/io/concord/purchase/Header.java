package io.concord.purchase;

/**
 * An order without its lines.
 *
 * @param createdTicks wall-clock time of the order, see {@link Ticks}
 */
public record Header(long agreementId, long createdTicks) {}
