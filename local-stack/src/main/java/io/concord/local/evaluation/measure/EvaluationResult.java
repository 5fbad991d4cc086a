package io.concord.local.evaluation.measure;

import java.util.List;

/** All that was measured. */
public record EvaluationResult(
    int k, Bootstrap bootstrap, List<SplitResult> splits, TrialResult leaveLastOut) {
  public EvaluationResult {
    splits = List.copyOf(splits);
  }
}
