package io.concord.app;

import io.concord.topology.DeadLetters;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dead letters of the global thread, sent by a producer of its own. At least once: a node that
 * reads the catalogue anew reports its bad records anew.
 */
final class CatalogueDeadLetters implements DeadLetters, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueDeadLetters.class);

  private final RecommenderSettings settings;
  private final DeadLetterCounter counter;
  private KafkaProducer<byte[], byte[]> producer;

  CatalogueDeadLetters(RecommenderSettings settings, DeadLetterCounter counter) {
    this.settings = settings;
    this.counter = counter;
  }

  @Override
  public synchronized void accept(
      RecordMetadata origin, byte[] key, byte[] value, Exception cause) {
    LOG.warn(
        "To the dead letters: topic={} partition={} offset={}: {}",
        origin.topic(),
        origin.partition(),
        origin.offset(),
        cause.getMessage());
    counter.increment();
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }
    producer.send(
        DeadLetterRecords.of(
            settings.topics(),
            origin.topic(),
            origin.partition(),
            origin.offset(),
            key,
            value,
            cause),
        (sent, failure) -> {
          if (failure != null) {
            LOG.error("A dead letter could not be sent: {}", failure.getMessage());
          }
        });
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
