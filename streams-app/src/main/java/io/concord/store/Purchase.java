package io.concord.store;

import io.concord.purchase.Amount;

/**
 * What a client's bought line says beyond its key.
 *
 * @param createdTicks when its order was created
 */
public record Purchase(long createdTicks, Amount amount) {}
