package io.concord.local.doctor.broker;

import io.concord.local.kafka.KafkaClients;
import io.concord.local.kafka.PartitionReader;
import io.concord.local.kafka.TopicSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;

/** Asks the brokers. Not thread-safe. */
final class BrokerQueries implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String TRANSACTION_CLEANUP =
      "transaction.abort.timed.out.transaction.cleanup.interval.ms";

  /** A transaction may hold one record, a partition's end a few that were aborted. */
  private static final int OFFSETS_BACK = 100;

  private final Duration timeout;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;

  BrokerQueries(String bootstrapServers, Duration timeout) {
    this.timeout = timeout;
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

  /**
   * When the newest record of a topic of one partition was written; empty when it has none. Reads
   * no record: the newest offset may be the end of a transaction, which no consumer is given.
   */
  Optional<Instant> lastWrite(String topic) throws ExecutionException, InterruptedException {
    TopicPartition only = new TopicPartition(topic, 0);
    long millis =
        admin
            .listOffsets(Map.of(only, OffsetSpec.maxTimestamp()))
            .partitionResult(only)
            .get()
            .timestamp();
    return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /**
   * The newest records of each partition, fewer where a partition has few among its last offsets.
   *
   * @throws TimeoutException when they do not come in time
   */
  List<SampledRecord> sample(String topic, int recordsPerPartition) {
    Map<TopicPartition, Long> ends = seekBack(topic);
    Map<Integer, Deque<SampledRecord>> newest = new TreeMap<>();
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (System.nanoTime() - deadlineNanos > 0) {
        throw new TimeoutException("records must come within " + timeout + ", topic=" + topic);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        keep(
            newest.computeIfAbsent(record.partition(), partition -> new ArrayDeque<>()),
            SampledRecord.of(record),
            recordsPerPartition);
      }
    }
    return newest.values().stream().flatMap(Deque::stream).toList();
  }

  private static void keep(Deque<SampledRecord> newest, SampledRecord record, int limitMax) {
    newest.add(record);
    if (newest.size() > limitMax) {
      newest.remove();
    }
  }

  /** Far enough to find records between the ends of transactions; tells where to stop reading. */
  private Map<TopicPartition, Long> seekBack(String topic) {
    List<TopicPartition> partitions = PartitionReader.partitions(consumer, topic);
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition each : partitions) {
      consumer.seek(each, Math.max(begins.get(each), ends.get(each) - OFFSETS_BACK));
    }
    return ends;
  }

  @Override
  public void close() {
    consumer.close();
    admin.close();
  }
}
