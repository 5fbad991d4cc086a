/**
 * The recommender over HTTP: routes by resource, the mapping of results to answers, and the
 * problems told to callers; no Kafka.
 *
 * <p>Routes parse arguments, ask one port and hand its result to {@link io.concord.http.Answers},
 * the only writer of bodies.
 */
package io.concord.http;
