package io.concord.app.metric;

import java.util.Map;

/**
 * What this node has done since its start.
 *
 * @param records read, processed or written, by name of the topology's node; a source or sink
 *     begins anew when Kafka Streams does
 * @param freshness counts of a {@link TimeHistogram}
 */
public record NodeCounts(
    Map<String, Long> records,
    long changedLists,
    long rescorings,
    long exactnessChecks,
    long exactnessMismatches,
    long[] freshness) {}
