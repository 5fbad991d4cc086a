package io.concord.topology;

import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Takes records that cannot be trusted where Kafka Streams' own exception handlers cannot: the
 * global thread has no producer. Thread-safe.
 */
@FunctionalInterface
public interface DeadLetters {
  void accept(RecordMetadata origin, byte[] key, byte[] value, Exception cause);
}
