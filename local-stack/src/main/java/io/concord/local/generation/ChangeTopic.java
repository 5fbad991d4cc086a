package io.concord.local.generation;

import io.concord.cdc.DecimalIdSerde;
import io.concord.contract.RecommendationChanged;
import io.concord.topology.RecommendationChangedSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** The topic of published lists, read to its end and written. */
final class ChangeTopic {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STALL_MAX = Duration.ofSeconds(30);

  private final String bootstrapServers;
  private final String topic;

  ChangeTopic(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /** Shows every event that is there now, those of a client in their order. */
  void read(Consumer<RecommendationChanged> reader) {
    try (KafkaConsumer<Long, RecommendationChanged> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new DecimalIdSerde().deserializer(),
            new RecommendationChangedSerde().deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long giveUp = System.nanoTime() + STALL_MAX.toNanos();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        ConsumerRecords<Long, RecommendationChanged> records = consumer.poll(POLL);
        records.forEach(record -> reader.accept(record.value()));
        if (!records.isEmpty()) {
          giveUp = System.nanoTime() + STALL_MAX.toNanos();
        } else if (System.nanoTime() > giveUp) {
          throw new TimeoutException("nothing could be read for " + STALL_MAX + ", topic=" + topic);
        }
      }
    }
  }

  /** Returns when all are written. */
  void write(List<RecommendationChanged> events) throws ExecutionException, InterruptedException {
    try (KafkaProducer<Long, RecommendationChanged> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new DecimalIdSerde().serializer(),
            new RecommendationChangedSerde().serializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (RecommendationChanged event : events) {
        sent.add(producer.send(new ProducerRecord<>(topic, event.clientId(), event)));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    }
  }
}
