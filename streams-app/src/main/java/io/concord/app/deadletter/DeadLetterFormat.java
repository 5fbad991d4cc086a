package io.concord.app.deadletter;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Outcome;
import io.concord.app.deadletter.DeadLetterEntry.Resolution;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How entries are written on the topic of dead letters.
 *
 * <pre>
 *            key          value        headers
 * letter     as received  as received  source.topic, source.partition, source.offset, error,
 *                                      omitted.bytes when the value was too large to be kept twice
 * resolution the letter's null         source.topic, source.partition, source.offset,
 *                                      resolution (replayed, dismissed), reason
 * </pre>
 */
public final class DeadLetterFormat {
  /** Keeps a letter below what brokers and producers take by default, one mebibyte. */
  static final int KEPT_BYTES_MAX = 900_000;

  static final int KEY_BYTES_MAX = 10_000;

  static final String TOPIC_HEADER = "source.topic";
  static final String PARTITION_HEADER = "source.partition";
  static final String OFFSET_HEADER = "source.offset";
  static final String ERROR_HEADER = "error";
  static final String OMITTED_HEADER = "omitted.bytes";
  static final String RESOLUTION_HEADER = "resolution";
  static final String REASON_HEADER = "reason";

  private DeadLetterFormat() {}

  /** A letter, to be sent to this topic; a record too large for it goes without its value. */
  static ProducerRecord<byte[], byte[]> letter(
      String topic, DeadLetterId id, byte[] key, byte[] value, String error) {
    long size = size(key) + size(value);
    boolean kept = size <= KEPT_BYTES_MAX;
    byte[] keptKey = kept || size(key) <= KEY_BYTES_MAX ? key : null;
    ProducerRecord<byte[], byte[]> letter = record(topic, id, keptKey, kept ? value : null);
    letter.headers().add(ERROR_HEADER, utf8(error));
    if (!kept) {
      letter.headers().add(OMITTED_HEADER, utf8(Long.toString(size)));
    }
    return letter;
  }

  /** What became of a letter, to be sent to this topic. */
  public static ProducerRecord<byte[], byte[]> resolution(
      String topic, Letter letter, Outcome outcome, String reason) {
    ProducerRecord<byte[], byte[]> resolution = record(topic, letter.id(), letter.key(), null);
    resolution.headers().add(RESOLUTION_HEADER, utf8(outcome.label()));
    resolution.headers().add(REASON_HEADER, utf8(reason));
    return resolution;
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, DeadLetterId id, byte[] key, byte[] value) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
    Headers headers = record.headers();
    headers.add(TOPIC_HEADER, utf8(id.topic()));
    headers.add(PARTITION_HEADER, utf8(Integer.toString(id.partition())));
    headers.add(OFFSET_HEADER, utf8(Long.toString(id.offset())));
    return record;
  }

  /** The entry this record is; empty when somebody else wrote something else on the topic. */
  public static Optional<DeadLetterEntry> read(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    try {
      DeadLetterId id =
          new DeadLetterId(
              text(headers, TOPIC_HEADER),
              Integer.parseInt(text(headers, PARTITION_HEADER)),
              Long.parseLong(text(headers, OFFSET_HEADER)));
      Instant at = Instant.ofEpochMilli(record.timestamp());
      String resolution = text(headers, RESOLUTION_HEADER);
      if (id.topic().isEmpty()) {
        return Optional.empty();
      } else if (!resolution.isEmpty()) {
        Outcome outcome = Outcome.valueOf(resolution.toUpperCase(Locale.ROOT));
        return Optional.of(new Resolution(id, at, outcome, text(headers, REASON_HEADER)));
      }
      String omitted = text(headers, OMITTED_HEADER);
      return Optional.of(
          new Letter(
              id,
              at,
              record.key(),
              record.value(),
              omitted.isEmpty() ? 0 : Long.parseLong(omitted),
              text(headers, ERROR_HEADER)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static long size(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
