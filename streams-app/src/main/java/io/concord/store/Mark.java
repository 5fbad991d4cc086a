package io.concord.store;

import io.concord.purchase.Change;
import java.util.Set;
import java.util.SortedSet;

/**
 * A client whose list is due, and why; survives a crash.
 *
 * @param commitTimeMs when the source committed the oldest change, Unix time in milliseconds; -1
 *     when not told
 * @param orders IDs of the orders that changed; none of a snapshot
 */
public record Mark(Set<Change> changes, SortedSet<Long> orders, long commitTimeMs) {}
