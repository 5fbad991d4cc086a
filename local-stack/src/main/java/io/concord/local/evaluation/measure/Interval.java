package io.concord.local.evaluation.measure;

/** Where a mean lies with 95 % confidence. */
public record Interval(double low, double high) {}
