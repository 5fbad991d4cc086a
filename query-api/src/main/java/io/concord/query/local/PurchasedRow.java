package io.concord.query.local;

import io.concord.purchase.Amount;

/** A client's order line, and where it stands in the client's history. */
record PurchasedRow(PurchaseCursor position, long productId, Amount amount) {}
