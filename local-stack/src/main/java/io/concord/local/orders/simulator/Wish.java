package io.concord.local.orders.simulator;

import java.math.BigDecimal;

/** A product that a client wants, and how many of it. */
record Wish(long productId, int qty, BigDecimal price) {}
