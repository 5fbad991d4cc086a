package io.concord.local.orders.simulator;

/** An order in the database, and whose it is. */
record PlacedOrder(long id, Buyer buyer) {}
