package io.concord.store;

import io.concord.purchase.Header;

/**
 * An order and the client it was last reported to.
 *
 * @param clientId null while the agreement belongs to nobody
 */
public record PlacedOrder(Header header, Long clientId) {}
