/**
 * What can be asked of the recommender, as ports with sealed results; no Kafka and no HTTP.
 *
 * <p>A port answers from wherever the client's state is; routes learn where that was for the log
 * alone.
 */
package io.concord.query;
