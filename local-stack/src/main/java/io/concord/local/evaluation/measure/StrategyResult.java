package io.concord.local.evaluation.measure;

import io.concord.scoring.Segment;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a strategy got in one trial.
 *
 * @param segments only those with clients
 */
public record StrategyResult(
    Strategy strategy, GroupResult all, Map<Segment, GroupResult> segments) {
  public StrategyResult {
    segments = Collections.unmodifiableMap(new TreeMap<>(segments));
  }
}
