/**
 * The records that leave the recommender, on the edge topics and over HTTP, and the JSON they are
 * written in; {@code schemas/src/main/resources/json} holds the JSON Schema of each.
 */
package io.concord.contract;
