/**
 * Who a caller is and what he may do: keys, grants, addresses, rates and the signatures of nodes.
 * Decisions only: no HTTP server, no Kafka, no files but secrets.
 */
package io.concord.security;
