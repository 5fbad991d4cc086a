/**
 * The wiring, and one class per processor: from source rows to served lists. Start reading at
 * {@link io.concord.topology.RecommenderTopology#build()}.
 */
package io.concord.topology;
