package io.concord.local.evaluation.measure;

/**
 * One question to a strategy: what a client had ordered at a moment, and what it bought then.
 *
 * @param ordersBefore how many of its orders were placed before the moment; at least 1
 * @param bought distinct products, ascending; at least one
 */
record Holdout(int client, int ordersBefore, long asOfTicks, int[] bought) {}
