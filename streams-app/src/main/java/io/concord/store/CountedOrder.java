package io.concord.store;

import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;

/** What of an order was last told to those who count, and under what; with its arm's run. */
public record CountedOrder(QualityGroup group, long run, Tally tally) {}
