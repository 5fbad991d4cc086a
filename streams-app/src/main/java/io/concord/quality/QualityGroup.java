package io.concord.quality;

import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;

/**
 * What orders are counted under.
 *
 * @param epochDay the day the orders were created, days since 1970-01-01
 * @param strategy that made the lists
 * @param segment of the clients, when they ordered
 */
public record QualityGroup(int epochDay, Strategy strategy, Segment segment) {}
