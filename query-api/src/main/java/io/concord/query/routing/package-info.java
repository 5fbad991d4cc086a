/**
 * The query ports over all nodes: answers here what this node owns, asks the owner otherwise, and a
 * copy while the owner is away. No Kafka and no HTTP.
 */
package io.concord.query.routing;
