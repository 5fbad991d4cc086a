package io.concord.local.orders;

import java.time.Instant;

/**
 * What a database was filled with.
 *
 * @param lines order lines, lines that wait in a cart included
 */
public record LoadedOrders(
    String description,
    String fingerprint,
    long clients,
    long orders,
    long lines,
    Instant loadedAt) {}
