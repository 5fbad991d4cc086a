package io.concord.local.evaluation.measure;

/** What the strategies got at one split. */
public record SplitResult(Split split, TrialResult trial) {}
