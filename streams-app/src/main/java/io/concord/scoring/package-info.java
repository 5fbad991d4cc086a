/**
 * Turns one client's history into a ranked list. Pure: no clock, no I/O, no Kafka; the same history
 * and as-of moment give the same list, bit for bit, on any machine.
 */
package io.concord.scoring;
