package io.concord.local.deadletters;

import io.concord.app.deadletter.DeadLetterEntry;
import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Outcome;
import io.concord.app.deadletter.DeadLetterFormat;
import io.concord.local.kafka.KafkaClients;
import io.concord.local.kafka.PartitionReader;
import io.concord.topology.Topics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The topic of dead letters: reads it whole, and writes what became of a letter. */
public final class LetterTopic implements AutoCloseable {
  private final String bootstrapServers;
  private final Topics topics;
  private Producer<byte[], byte[]> producer;

  public LetterTopic(String bootstrapServers, Topics topics) {
    this.bootstrapServers = bootstrapServers;
    this.topics = topics;
  }

  /** Everything there is, with or without the records that were put aside. */
  public LetterBook read(boolean withValues) {
    LetterBook book = new LetterBook();
    for (TopicPartition partition : partitions()) {
      try (PartitionReader reader = new PartitionReader(bootstrapServers, partition)) {
        reader.readTo(
            reader.end(),
            record ->
                DeadLetterFormat.read(record)
                    .filter(entry -> topics.sources().contains(entry.id().topic()))
                    .map(entry -> withValues ? entry : withoutValue(entry))
                    .ifPresent(book::accept));
      }
    }
    return book;
  }

  private List<TopicPartition> partitions() {
    String topic = topics.deadLetters();
    List<TopicPartition> partitions = PartitionReader.partitions(bootstrapServers, topic);
    if (partitions.isEmpty()) {
      throw new NoSuchLetterException("there is no topic " + topic + " at " + bootstrapServers);
    }
    return partitions;
  }

  private static DeadLetterEntry withoutValue(DeadLetterEntry entry) {
    return entry instanceof Letter letter
        ? new Letter(
            letter.id(), letter.at(), letter.key(), null, letter.omittedBytes(), letter.error())
        : entry;
  }

  void resolve(Letter letter, Outcome outcome, String reason) throws InterruptedException {
    send(DeadLetterFormat.resolution(topics.deadLetters(), letter, outcome, reason));
  }

  /** Sends a record anywhere and waits until the brokers have it. */
  RecordMetadata send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
    if (producer == null) {
      producer = KafkaClients.producer(bootstrapServers);
    }
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      throw new KafkaException("a record could not be written to " + record.topic(), e.getCause());
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
