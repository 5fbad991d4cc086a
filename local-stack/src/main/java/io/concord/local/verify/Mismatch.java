package io.concord.local.verify;

/** A client whose served list is wrong and stays so. */
record Mismatch(long clientId, ExpectedList expected, Served served, Differences differences) {}
