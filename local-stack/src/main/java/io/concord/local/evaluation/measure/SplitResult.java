package io.concord.local.evaluation.measure;

/** What the strategies got at one split, and what the windows of reorders did. */
public record SplitResult(Split split, TrialResult trial, DueResult due) {}
