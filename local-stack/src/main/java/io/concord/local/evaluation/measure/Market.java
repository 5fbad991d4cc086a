package io.concord.local.evaluation.measure;

/** What strategies know of all clients together. */
record Market(Demand demand, PopularLists popular) {}
