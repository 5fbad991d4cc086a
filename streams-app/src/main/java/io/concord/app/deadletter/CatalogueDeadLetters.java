package io.concord.app.deadletter;

import io.concord.app.RecommenderSettings;
import io.concord.app.deadletter.DeadLetterRecords.Origin;
import io.concord.topology.DeadLetters;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Dead letters of the global thread, sent by a producer of its own. At least once: a node that
 * reads the catalogue anew reports its bad records anew. A letter that is not taken, after all the
 * producer's retries, is a failure of the node: nobody would know of the record.
 */
public final class CatalogueDeadLetters implements DeadLetters, AutoCloseable {
  private final DeadLetterRecords records;
  private final Consumer<Exception> onFailure;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private Producer<byte[], byte[]> producer;

  /**
   * Sends nothing yet.
   *
   * @param onFailure told, on any thread, of a letter that could not be sent
   */
  public CatalogueDeadLetters(
      RecommenderSettings settings, DeadLetterCounter counter, Consumer<Exception> onFailure) {
    this(
        new DeadLetterRecords(settings.topics(), counter),
        onFailure,
        () -> producer(settings.bootstrapServers()));
  }

  CatalogueDeadLetters(
      DeadLetterRecords records,
      Consumer<Exception> onFailure,
      Supplier<Producer<byte[], byte[]>> producers) {
    this.records = records;
    this.onFailure = onFailure;
    this.producers = producers;
  }

  private static Producer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @Override
  public void accept(RecordMetadata at, byte[] key, byte[] value, Exception cause) {
    Origin origin = new Origin(at.topic(), at.partition(), at.offset(), key, value);
    records.letter(origin, cause).ifPresent(this::send);
  }

  private synchronized void send(ProducerRecord<byte[], byte[]> letter) {
    if (producer == null) {
      producer = producers.get();
    }
    producer.send(
        letter,
        (sent, failure) -> {
          if (failure != null) {
            onFailure.accept(failure);
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
