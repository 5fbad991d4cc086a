package io.concord.local.doctor.broker;

import io.concord.app.deadletter.DeadLetterId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of a source topic, as it is. */
record SampledRecord(String topic, int partition, long offset, byte[] key, byte[] value) {
  static SampledRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new SampledRecord(
        record.topic(), record.partition(), record.offset(), record.key(), record.value());
  }

  /** What its dead letter is called, if it has one. */
  DeadLetterId id() {
    return new DeadLetterId(topic, partition, offset);
  }

  String place() {
    return topic + ", partition " + partition + ", offset " + offset;
  }
}
