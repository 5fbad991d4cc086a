package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what no connector would write, and reads what is put aside from then on. */
final class DeadLetterProbe implements AutoCloseable {
  private static final TopicPartition LETTERS = new TopicPartition("concord.dead-letters", 0);
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;

  DeadLetterProbe(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.assign(List.of(LETTERS));
    consumer.seekToEnd(List.of(LETTERS));
    consumer.position(LETTERS);
  }

  void send(String topic, String key, String value) throws Exception {
    producer.send(new ProducerRecord<>(topic, key, value)).get();
  }

  List<ConsumerRecord<String, String>> awaitLetters(int count) {
    List<ConsumerRecord<String, String>> letters = new ArrayList<>();
    await()
        .atMost(StackClient.PATIENCE)
        .until(
            () -> {
              consumer.poll(POLL).forEach(letters::add);
              return letters.size() >= count;
            });
    return letters;
  }

  /** One letter is this record as it was sent, and its headers say where it lies and why. */
  void requireLetter(
      List<ConsumerRecord<String, String>> letters, String topic, String key, String value) {
    List<ConsumerRecord<String, String>> matching =
        letters.stream().filter(letter -> topic.equals(header(letter, "source.topic"))).toList();
    assertThat(matching).hasSize(1);
    ConsumerRecord<String, String> letter = matching.get(0);
    assertThat(letter.key()).isEqualTo(key);
    assertThat(letter.value()).isEqualTo(value);
    assertThat(header(letter, "error")).isNotBlank();
    TopicPartition source =
        new TopicPartition(topic, Integer.parseInt(header(letter, "source.partition")));
    assertThat(Long.parseLong(header(letter, "source.offset")))
        .isEqualTo(consumer.endOffsets(List.of(source)).get(source) - 1);
  }

  private static String header(ConsumerRecord<String, String> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
