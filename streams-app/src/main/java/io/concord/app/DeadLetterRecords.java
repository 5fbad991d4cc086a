package io.concord.app;

import io.concord.topology.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Makes dead letters: key and value as received; headers say where it came from and why. */
final class DeadLetterRecords {
  /** Key of the Streams configuration that holds the {@link Topics}. */
  static final String TOPICS_CONFIG = "concord.topics";

  static final String TOPIC_HEADER = "source.topic";
  static final String PARTITION_HEADER = "source.partition";
  static final String OFFSET_HEADER = "source.offset";
  static final String ERROR_HEADER = "error";

  private DeadLetterRecords() {}

  static ProducerRecord<byte[], byte[]> of(
      Topics topics,
      String topic,
      int partition,
      long offset,
      byte[] key,
      byte[] value,
      Throwable cause) {
    ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topics.deadLetters(), key, value);
    Headers headers = letter.headers();
    headers.add(TOPIC_HEADER, utf8(topic));
    headers.add(PARTITION_HEADER, utf8(Integer.toString(partition)));
    headers.add(OFFSET_HEADER, utf8(Long.toString(offset)));
    headers.add(ERROR_HEADER, utf8(String.valueOf(cause.getMessage())));
    return letter;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
