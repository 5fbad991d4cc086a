package io.concord.app;

import io.concord.app.DeadLetterRecords.Origin;
import io.concord.topology.DeadLetters;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
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

  private final String bootstrapServers;
  private final DeadLetterRecords records;
  private KafkaProducer<byte[], byte[]> producer;

  CatalogueDeadLetters(RecommenderSettings settings, DeadLetterCounter counter) {
    this.bootstrapServers = settings.bootstrapServers();
    this.records = new DeadLetterRecords(settings.topics(), counter);
  }

  @Override
  public void accept(RecordMetadata at, byte[] key, byte[] value, Exception cause) {
    Origin origin = new Origin(at.topic(), at.partition(), at.offset(), key, value);
    records.letter(origin, cause).ifPresent(this::send);
  }

  private synchronized void send(ProducerRecord<byte[], byte[]> letter) {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }
    producer.send(
        letter,
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
