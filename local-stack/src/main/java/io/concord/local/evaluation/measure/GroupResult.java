package io.concord.local.evaluation.measure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a strategy got for a group of clients.
 *
 * @param differences of the metrics to V3's for the same clients; empty for V3 itself
 */
public record GroupResult(
    int clients, Map<Metric, Estimate> metrics, Map<Metric, Estimate> differences) {
  public GroupResult {
    metrics = Collections.unmodifiableMap(new EnumMap<>(metrics));
    differences =
        differences.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(differences));
  }
}
