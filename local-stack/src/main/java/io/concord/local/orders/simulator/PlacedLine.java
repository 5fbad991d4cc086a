package io.concord.local.orders.simulator;

/** A line of an order, as it stands in the database. */
record PlacedLine(long id, long productId, double qty, PlacedOrder order) {}
