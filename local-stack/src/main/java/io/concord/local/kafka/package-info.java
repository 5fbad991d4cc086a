/**
 * Kafka as the commands use it: options that say where it is, clients, and whole reads of topics.
 */
package io.concord.local.kafka;
