package io.concord.local.evaluation.measure;

/**
 * A mean over clients.
 *
 * @param interval null with fewer than {@link Bootstrap#CLIENTS_MIN} clients: resampling so few
 *     would make it too narrow
 */
public record Estimate(double mean, Interval interval) {}
