/**
 * {@code recommender doctor}: checks a deployment before it goes live and while it runs, and says
 * of each fault what to do.
 *
 * <p>Each part has a package of its own, in which asking (SQL, Kafka, HTTP) is apart from judging,
 * which is pure.
 */
package io.concord.local.doctor;
