package io.concord.local.evaluation.report;

import io.concord.local.evaluation.measure.EvaluationResult;

/**
 * What a report shows.
 *
 * @param isDefaultSplit whether the split was chosen by the data's last day
 */
public record Outcome(DataFacts data, boolean isDefaultSplit, EvaluationResult result) {}
