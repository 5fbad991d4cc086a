package io.concord.app;

import io.concord.app.deadletter.DeadLetterCounter;
import io.concord.app.deadletter.DeadLetterRecords;
import io.concord.app.deadletter.UnprocessableRecordHandler;
import io.concord.app.deadletter.UnreadableRecordHandler;
import io.concord.store.BoundedRocksDb;
import io.concord.store.RocksDbMemory;
import io.concord.topology.CountingWrapper;
import io.concord.topology.RecordCounts;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka Streams configuration of a node. */
final class StreamsProperties {
  /** Heartbeats per session: some may be lost. */
  private static final int HEARTBEATS = 4;

  /** A node that joins takes its share once it has copied the state; looked at this often. */
  private static final long PROBING_INTERVAL_MS = 60_000;

  private final RecommenderSettings settings;
  private final RocksDbMemory memory;
  private final DeadLetterCounter deadLetters;
  private final RecordCounts records;

  StreamsProperties(
      RecommenderSettings settings,
      RocksDbMemory memory,
      DeadLetterCounter deadLetters,
      RecordCounts records) {
    this.settings = settings;
    this.memory = memory;
    this.deadLetters = deadLetters;
    this.records = records;
  }

  /**
   * The configuration for a mode.
   *
   * @param applicationServer {@code host:port} under which other nodes reach this one's HTTP server
   */
  Properties of(Mode mode, String applicationServer) {
    Properties config = common();
    config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, applicationServer);
    config.putAll(mode == Mode.LIVE ? live() : catchingUp());
    return config;
  }

  private Properties common() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    config.put(StreamsConfig.CLIENT_ID_CONFIG, settings.clientId());
    config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.streamThreads());
    config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
    config.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_INTERVAL_MS);
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.replicationFactor());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
    // no stage needs events of two topics in the order of their timestamps
    config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
    config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    config.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
    config.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, CountingWrapper.class);
    config.put(CountingWrapper.COUNTS_CONFIG, records);

    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    config.put(BoundedRocksDb.MEMORY_CONFIG, memory);

    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UnreadableRecordHandler.class);
    config.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnprocessableRecordHandler.class);
    config.put("processing.exception.handler.global.enabled", true);
    config.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, FailOnSendHandler.class);
    config.put(DeadLetterCounter.CONFIG, deadLetters);
    config.put(DeadLetterRecords.TOPICS_CONFIG, settings.topics());

    consumer(config, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.nodeId());
    int session = Math.toIntExact(settings.sessionTimeout().toMillis());
    consumer(config, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    consumer(config, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS);
    // readers of what a dead node wrote wait for the end of its transaction
    config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), session);
    consumer(config, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return config;
  }

  private String guarantee() {
    return switch (settings.guarantee()) {
      case EXACTLY_ONCE_V2 -> StreamsConfig.EXACTLY_ONCE_V2;
      case AT_LEAST_ONCE -> StreamsConfig.AT_LEAST_ONCE;
    };
  }

  /** Short commits and no waiting anywhere: each hop costs about half a commit interval. */
  private static Map<String, Object> live() {
    return Map.of(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        10L,
        StreamsConfig.POLL_MS_CONFIG,
        2L,
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
        0);
  }

  /** Large batches everywhere. */
  private static Map<String, Object> catchingUp() {
    return Map.of(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        1_000L,
        StreamsConfig.POLL_MS_CONFIG,
        20L,
        StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG,
        5_000,
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
        5_000,
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
        5,
        StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
        131_072);
  }

  private static void consumer(Properties config, String key, Object value) {
    config.put(StreamsConfig.mainConsumerPrefix(key), value);
  }
}
