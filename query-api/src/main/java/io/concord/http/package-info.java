/**
 * The recommender over HTTP: the server, put together from its routes; no Kafka.
 *
 * <p>Routes parse arguments, ask one port and hand its result to {@link
 * io.concord.http.exchange.Answers}, the only writer of bodies.
 */
package io.concord.http;
