/**
 * The life of the Kafka Streams application: settings, start and stop, live or catching up, what
 * happens to bad records, metrics. Start reading at {@link io.concord.app.RecommenderStreams}.
 */
package io.concord.app;
