package io.concord.local.evaluation.measure;

/** What strategies know of all clients together. */
record Market(MarketDemand demand, PopularLists popular) {}
