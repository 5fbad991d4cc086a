package io.concord.app.deadletter;

import io.concord.cdc.EnvelopeException;
import io.concord.topology.Topics;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of a record that failed, and makes its dead letter. Thread-safe. */
public final class DeadLetterRecords {
  /** Key of the Streams configuration that holds the {@link Topics}. */
  public static final String TOPICS_CONFIG = "concord.topics";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRecords.class);

  private final Topics topics;
  private final DeadLetterCounter counter;

  DeadLetterRecords(Topics topics, DeadLetterCounter counter) {
    this.topics = topics;
    this.counter = counter;
  }

  /** As the Streams configuration carries it to the exception handlers. */
  static DeadLetterRecords of(Map<String, ?> configs) {
    return new DeadLetterRecords(
        (Topics) configs.get(TOPICS_CONFIG),
        (DeadLetterCounter) configs.get(DeadLetterCounter.CONFIG));
  }

  /** A record, and where it was read. */
  record Origin(String topic, int partition, long offset, byte[] key, byte[] value) {}

  /**
   * The dead letter of a source record that cannot be trusted; empty for any other failure: a
   * record of our own that cannot be read, or a broken invariant, stops the application.
   */
  Optional<ProducerRecord<byte[], byte[]>> letter(Origin origin, Exception cause) {
    if (!topics.isSource(origin.topic()) || !(cause instanceof EnvelopeException)) {
      return Optional.empty();
    }
    LOG.atWarn()
        .addKeyValue("topic", origin.topic())
        .addKeyValue("partition", origin.partition())
        .addKeyValue("offset", origin.offset())
        .log("To the dead letters: {}", cause.getMessage());
    counter.increment();
    return Optional.of(
        DeadLetterFormat.letter(
            topics.deadLetters(),
            new DeadLetterId(origin.topic(), origin.partition(), origin.offset()),
            origin.key(),
            origin.value(),
            String.valueOf(cause.getMessage())));
  }
}
