package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.app.deadletter.UnprocessableRecordHandler;
import io.concord.app.deadletter.UnreadableRecordHandler;
import io.concord.store.RocksDbMemory;
import io.concord.topology.RecordCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The configuration as Kafka Streams itself understands it. */
class StreamsPropertiesTest {
  private static final RecordCounts RECORDS = new RecordCounts();

  private RocksDbMemory memory;

  @BeforeEach
  void open() {
    memory = new RocksDbMemory(32L << 20);
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeExactlyOnceByDefault(Mode mode) {
    StreamsConfig config = new StreamsConfig(properties(Map.of(), mode));

    assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo("exactly_once_v2");
    assertThat(producer(config).get(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG)).isEqualTo(true);
    assertThat(consumer(config).get(ConsumerConfig.ISOLATION_LEVEL_CONFIG))
        .isEqualTo("read_committed");
  }

  @Test
  void shouldBeAtLeastOnceWhenAsked() {
    Properties properties = properties(Map.of("processing.guarantee", "at_least_once"), Mode.LIVE);

    assertThat(properties)
        .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, "at_least_once");
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeAStaticMemberNamedByTheNode(Mode mode) {
    StreamsConfig config = new StreamsConfig(properties(Map.of("node.id", "node-7"), mode));

    assertThat(consumer(config).get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)).isEqualTo("node-7-2");
    assertThat(config.getString(StreamsConfig.CLIENT_ID_CONFIG))
        .isEqualTo("concord-recommender-node-7");
    assertThat(config.getString(StreamsConfig.GROUP_PROTOCOL_CONFIG)).isEqualTo("classic");
  }

  @Test
  void shouldCommitAtOnceAndWaitForNothingWhenLive() {
    StreamsConfig config = new StreamsConfig(properties(Map.of(), Mode.LIVE));

    assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(10);
    assertThat(config.getLong(StreamsConfig.POLL_MS_CONFIG)).isEqualTo(2);
    assertThat(producer(config).get(ProducerConfig.LINGER_MS_CONFIG)).isEqualTo(0);
  }

  @Test
  void shouldBatchWhenCatchingUp() {
    StreamsConfig config = new StreamsConfig(properties(Map.of(), Mode.CATCHING_UP));

    assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(1_000);
    assertThat(config.getInt(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG)).isEqualTo(5_000);
    assertThat(consumer(config).get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG)).isEqualTo(5_000);
    assertThat(producer(config).get(ProducerConfig.LINGER_MS_CONFIG)).isEqualTo(5);
    assertThat(producer(config).get(ProducerConfig.BATCH_SIZE_CONFIG)).isEqualTo(131_072);
  }

  /** Anything else that changed with the mode would change what the state promises. */
  @Test
  void shouldDifferBetweenModesInPaceAlone() {
    Properties live = properties(Map.of(), Mode.LIVE);
    Properties catchingUp = properties(Map.of(), Mode.CATCHING_UP);
    Set<String> differing = new TreeSet<>(live.stringPropertyNames());
    live.keySet().forEach(key -> differing.add((String) key));
    catchingUp.keySet().forEach(key -> differing.add((String) key));
    differing.removeIf(key -> live.containsKey(key) && live.get(key).equals(catchingUp.get(key)));

    assertThat(differing)
        .containsExactly(
            "buffered.records.per.partition",
            "commit.interval.ms",
            "consumer.max.poll.records",
            "poll.ms",
            "producer.batch.size",
            "producer.linger.ms");
  }

  @ParameterizedTest
  @EnumSource
  void shouldCarryTheSettings(Mode mode) {
    StreamsConfig config =
        new StreamsConfig(
            properties(
                Map.of("stream.threads", "3", "standby.replicas", "1", "replication.factor", "3"),
                mode));

    assertThat(config.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG)).isEqualTo(3);
    assertThat(config.getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG)).isEqualTo(1);
    assertThat(config.getInt(StreamsConfig.REPLICATION_FACTOR_CONFIG)).isEqualTo(3);
    assertThat(config.getString(StreamsConfig.STATE_DIR_CONFIG)).isEqualTo("state");
    assertThat(config.getString(StreamsConfig.APPLICATION_ID_CONFIG))
        .isEqualTo("concord-recommender");
    assertThat(consumer(config).get(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG)).isEqualTo("earliest");
  }

  /** Bad records are told apart by handlers; nothing that cannot be sent is skipped. */
  @ParameterizedTest
  @EnumSource
  void shouldHandleErrorsItself(Mode mode) {
    StreamsConfig config = new StreamsConfig(properties(Map.of(), mode));

    assertThat(config.deserializationExceptionHandler())
        .isInstanceOf(UnreadableRecordHandler.class);
    assertThat(config.processingExceptionHandler()).isInstanceOf(UnprocessableRecordHandler.class);
    assertThat(config.productionExceptionHandler()).isInstanceOf(FailOnSendHandler.class);
  }

  private Properties properties(Map<String, String> more, Mode mode) {
    Map<String, String> entries = new HashMap<>(more);
    entries.put("bootstrap.servers", "localhost:9092");
    entries.put("state.dir", "state");
    return new StreamsProperties(RecommenderSettings.from(entries), memory, () -> {}, RECORDS)
        .of(mode, "node.example:8080");
  }

  private static Map<String, Object> consumer(StreamsConfig config) {
    return config.getMainConsumerConfigs("group", "client", 2);
  }

  private static Map<String, Object> producer(StreamsConfig config) {
    return config.getProducerConfigs("client");
  }
}
