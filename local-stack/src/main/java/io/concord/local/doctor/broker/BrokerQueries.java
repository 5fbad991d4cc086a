package io.concord.local.doctor.broker;

import io.concord.local.kafka.KafkaClients;
import io.concord.local.kafka.PartitionReader;
import io.concord.local.kafka.TopicSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Asks the brokers. Not thread-safe. */
final class BrokerQueries implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String TRANSACTION_CLEANUP =
      "transaction.abort.timed.out.transaction.cleanup.interval.ms";

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;

  BrokerQueries(String bootstrapServers, Duration timeout) {
    admin = KafkaClients.admin(bootstrapServers, timeout);
    consumer = KafkaClients.consumer(bootstrapServers, timeout);
  }

  /** The cluster. */
  record Cluster(String id, int brokers) {}

  Cluster cluster() throws ExecutionException, InterruptedException {
    DescribeClusterResult cluster = admin.describeCluster();
    return new Cluster(cluster.clusterId().get(), cluster.nodes().get().size());
  }

  /** Topics with such names, by name. */
  Map<String, TopicState> topics(Predicate<String> names)
      throws ExecutionException, InterruptedException {
    List<String> chosen = admin.listTopics().names().get().stream().filter(names).toList();
    Map<String, TopicDescription> described = admin.describeTopics(chosen).allTopicNames().get();
    Map<String, TopicSettings> settings = TopicSettings.read(admin, chosen);
    Map<String, TopicState> topics = new HashMap<>();
    described.forEach((name, each) -> topics.put(name, TopicState.of(each, settings.get(name))));
    return topics;
  }

  /** Consumer groups with such names that somebody is in. */
  Set<String> runningGroups(Predicate<String> names)
      throws ExecutionException, InterruptedException {
    List<String> chosen =
        admin.listGroups().all().get().stream().map(GroupListing::groupId).filter(names).toList();
    return admin.describeConsumerGroups(chosen).all().get().values().stream()
        .filter(group -> !group.members().isEmpty())
        .map(ConsumerGroupDescription::groupId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How often a broker looks for transactions that have timed out. */
  Duration transactionCleanup() throws ExecutionException, InterruptedException {
    String broker = admin.describeCluster().nodes().get().iterator().next().idString();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker);
    String millis =
        admin
            .describeConfigs(List.of(resource))
            .all()
            .get()
            .get(resource)
            .get(TRANSACTION_CLEANUP)
            .value();
    return Duration.ofMillis(Long.parseLong(millis));
  }

  /** When the last record of a topic was written; empty when it has none, or does not exist. */
  Optional<Instant> lastWrite(String topic) {
    return newest(topic, 1).stream()
        .map(ConsumerRecord::timestamp)
        .max(Long::compare)
        .map(Instant::ofEpochMilli);
  }

  /** The newest records of each partition. */
  List<SampledRecord> sample(String topic, int recordsPerPartition) {
    return newest(topic, recordsPerPartition).stream()
        .map(
            record ->
                new SampledRecord(
                    topic, record.partition(), record.offset(), record.key(), record.value()))
        .toList();
  }

  private Collection<ConsumerRecord<byte[], byte[]>> newest(String topic, int perPartition) {
    List<TopicPartition> partitions = PartitionReader.partitions(consumer, topic);
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition each : partitions) {
      consumer.seek(each, Math.max(begins.get(each), ends.get(each) - perPartition));
    }
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(records::add);
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close();
    admin.close();
  }
}
