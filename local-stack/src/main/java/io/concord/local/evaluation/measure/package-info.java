/**
 * How well lists of the past foresaw what clients bought then. Pure: orders come in, numbers go
 * out; the same orders and settings give the same numbers on any machine.
 *
 * <p>Products are numbered by ascending ID here, so that ties by number are ties by ID.
 */
package io.concord.local.evaluation.measure;
