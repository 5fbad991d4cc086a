package io.concord.local.verify;

import java.time.LocalDateTime;

/** A row of {@code OrderItem} that is on an order, and when the order was created. */
record LineRow(long orderId, LocalDateTime created, long lineId, boolean isValid) {}
