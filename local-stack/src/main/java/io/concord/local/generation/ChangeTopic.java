package io.concord.local.generation;

import io.concord.cdc.DecimalIdSerde;
import io.concord.contract.RecommendationChanged;
import io.concord.local.kafka.KafkaClients;
import io.concord.local.kafka.PartitionReader;
import io.concord.topology.RecommendationChangedSerde;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** The topic of published lists, read to its end and written. */
final class ChangeTopic {
  private final String bootstrapServers;
  private final String topic;

  ChangeTopic(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /** Shows every event that is there now, those of a client in their order. */
  void read(Consumer<RecommendationChanged> visitor) {
    Deserializer<RecommendationChanged> events = new RecommendationChangedSerde().deserializer();
    for (TopicPartition partition : PartitionReader.partitions(bootstrapServers, topic)) {
      try (PartitionReader reader = new PartitionReader(bootstrapServers, partition)) {
        reader.readTo(
            reader.end(), record -> visitor.accept(events.deserialize(topic, record.value())));
      }
    }
  }

  /** Returns when all are written. */
  void write(List<RecommendationChanged> events) throws ExecutionException, InterruptedException {
    Serializer<Long> keys = new DecimalIdSerde().serializer();
    Serializer<RecommendationChanged> values = new RecommendationChangedSerde().serializer();
    try (KafkaProducer<byte[], byte[]> producer = KafkaClients.producer(bootstrapServers)) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (RecommendationChanged event : events) {
        byte[] key = keys.serialize(topic, event.clientId());
        sent.add(producer.send(new ProducerRecord<>(topic, key, values.serialize(topic, event))));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    }
  }
}
