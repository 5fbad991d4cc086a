package io.concord.topology;

import io.concord.cdc.RowChange;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The source's commit time becomes the record's timestamp and travels with everything derived from
 * it, down to the freshness of a list. A record that does not tell it keeps its own, and so does
 * one that was committed in the future: brokers refuse timestamps that are far ahead.
 */
final class CommitTimeExtractor implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> message, long partitionTime) {
    long received = Math.max(0, message.timestamp());
    return message.value() instanceof RowChange<?> change && change.commitTimeMs() >= 0
        ? Math.min(change.commitTimeMs(), received)
        : received;
  }
}
