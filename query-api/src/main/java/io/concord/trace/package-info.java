/**
 * Optional OpenTelemetry traces: one tree of spans per request, from HTTP over the choice of who
 * answers and calls to other nodes down to the reads of stores.
 *
 * <p>Everything here is put around what it follows; the parts themselves know of no traces. Without
 * {@code OTEL_} variables nothing is put around anything.
 */
package io.concord.trace;
