package io.concord.query.routing;

import io.concord.query.Readers;

/**
 * What this node can say by itself.
 *
 * @param owned over the stores that this node surely processes alone
 * @param copies over all stores that are here; they tell how stale they are, and whom they do not
 *     know is not unknown for that
 */
public record LocalCopies(Readers owned, Readers copies) {}
