/**
 * Reads Debezium envelopes into facts: a streaming parser that looks only at the fields that are
 * used and refuses, with a reason, what it cannot trust.
 */
package io.concord.cdc;
