package io.concord.local.evaluation.measure;

import java.util.List;

/**
 * What all strategies got for the same clients at the same moments.
 *
 * @param clients how many were asked; strategies are empty when there was none
 */
public record TrialResult(int clients, List<StrategyResult> strategies) {
  public TrialResult {
    strategies = List.copyOf(strategies);
  }
}
