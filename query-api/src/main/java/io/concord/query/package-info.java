/**
 * What can be asked of the recommender, as ports with sealed results; no Kafka and no HTTP.
 *
 * <p>A port answers from wherever the client's state is; routes never learn where that was.
 */
package io.concord.query;
