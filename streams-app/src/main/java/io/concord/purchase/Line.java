package io.concord.purchase;

/** An order line that counts as a purchase. */
public record Line(long productId, Amount amount) {}
