package io.concord.local.deadletters;

import io.concord.app.deadletter.DeadLetterId;
import io.concord.replay.ReplayPlan.Emit;
import io.concord.replay.RowVersion;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * How a replay's envelope is written to a source topic: as the connector would, and with headers
 * that tell later replays whose row it repeats.
 */
final class SourceRecords {
  private static final String LETTER_HEADER = "replayed.offset";
  private static final String AS_OF_HEADER = "row.as-of.offset";

  private SourceRecords() {}

  static ProducerRecord<byte[], byte[]> record(DeadLetterId id, byte[] key, Emit emit) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(id.topic(), id.partition(), key, emit.envelope());
    record.headers().add(LETTER_HEADER, utf8(id.offset()));
    record.headers().add(AS_OF_HEADER, utf8(emit.asOf()));
    return record;
  }

  static RowVersion version(ConsumerRecord<byte[], byte[]> record) {
    Header asOf = record.headers().lastHeader(AS_OF_HEADER);
    return asOf == null
        ? new RowVersion(record.offset(), record.value())
        : new RowVersion(
            record.offset(),
            Long.parseLong(new String(asOf.value(), StandardCharsets.UTF_8)),
            record.value());
  }

  private static byte[] utf8(long number) {
    return Long.toString(number).getBytes(StandardCharsets.UTF_8);
  }
}
