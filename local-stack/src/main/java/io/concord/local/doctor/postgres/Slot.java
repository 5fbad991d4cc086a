package io.concord.local.doctor.postgres;

/**
 * A replication slot.
 *
 * @param walStatus such as {@code reserved} or {@code lost}; null while nothing is reserved
 * @param keptBytes of the write-ahead log that the server keeps for it
 */
record Slot(String name, boolean active, String walStatus, long keptBytes) {}
