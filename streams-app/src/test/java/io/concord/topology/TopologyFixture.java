package io.concord.topology;

import io.concord.cdc.DecimalIdSerde;
import io.concord.contract.RecommendationChanged;
import io.concord.purchase.BusinessDay;
import io.concord.scoring.V3;
import io.concord.store.BoundedRocksDb;
import io.concord.store.Names;
import io.concord.store.PopularityView;
import io.concord.store.PurchaseView;
import io.concord.store.RecommendationView;
import io.concord.store.RocksDbMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology over real serdes and stores in a temporary folder, with a clock that tests move. */
final class TopologyFixture implements AutoCloseable {
  static final Instant START = Instant.parse("2024-07-01T10:00:00Z");
  static final Topics TOPICS = new Topics("concord");
  static final Set<Long> EXCLUDED = Set.of(999L);

  final SourceDatabase database = new SourceDatabase(this::pipe);
  final List<DeadLetter> catalogueDeadLetters = new ArrayList<>();
  boolean catchingUp;

  private final Path stateDir;
  private final RocksDbMemory memory = new RocksDbMemory(32L << 20);
  private final TopologyTestDriver driver;
  private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
  private final TestOutputTopic<Long, RecommendationChanged> changes;
  private final TestOutputTopic<byte[], byte[]> deadLetters;

  /** A catalogue record that was refused. */
  record DeadLetter(String topic, String value, String cause) {}

  TopologyFixture() {
    stateDir = temporaryFolder();
    Properties config = config();
    driver = new TopologyTestDriver(topology(), config, START);
    changes =
        driver.createOutputTopic(
            TOPICS.recommendationChanged(),
            new DecimalIdSerde().deserializer(),
            new RecommendationChangedSerde().deserializer());
    deadLetters =
        driver.createOutputTopic(
            TOPICS.deadLetters(),
            Serdes.ByteArray().deserializer(),
            Serdes.ByteArray().deserializer());
  }

  static TopologySettings settings() {
    return new TopologySettings(
        TOPICS,
        1,
        new BusinessDay(ZoneOffset.UTC),
        new V3(),
        EXCLUDED,
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(2),
        1_000);
  }

  Topology topology() {
    return new RecommenderTopology(
            settings(),
            new StreamsConfig(config()),
            () -> catchingUp,
            new SilentListener(),
            (origin, key, value, cause) ->
                catalogueDeadLetters.add(
                    new DeadLetter(origin.topic(), text(value), cause.getMessage())))
        .build();
  }

  private Properties config() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "topology-test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    config.put(BoundedRocksDb.MEMORY_CONFIG, memory);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    return config;
  }

  /** Writes a record as the connector would; the key and the value are texts. */
  void pipe(String table, String key, String value) {
    inputs
        .computeIfAbsent(
            table,
            name ->
                driver.createInputTopic(
                    TOPICS.prefix() + ".cdc." + name,
                    new ByteArraySerializer(),
                    new ByteArraySerializer()))
        .pipeInput(bytes(key), bytes(value));
  }

  /** Lets the burst end: every due client is rescored. */
  void settle() {
    driver.advanceWallClockTime(Duration.ofMillis(100));
    driver.advanceWallClockTime(Duration.ofMillis(2));
  }

  void advance(Duration time) {
    driver.advanceWallClockTime(time);
  }

  List<RecommendationChanged> changes() {
    return changes.readValuesToList();
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return deadLetters.readRecordsToList();
  }

  PurchaseView purchases() {
    return new PurchaseView(store(Names.PURCHASES_STORE));
  }

  RecommendationView recommendations() {
    return new RecommendationView(store(Names.RECOMMENDATIONS_STORE));
  }

  PopularityView popularity() {
    return new PopularityView(store(Names.POPULARITY_STORE));
  }

  KeyValueStore<Bytes, byte[]> store(String name) {
    return driver.getKeyValueStore(name);
  }

  /** All rows of a store, for comparison. */
  Map<Bytes, Bytes> dump(String name) {
    Map<Bytes, Bytes> rows = new HashMap<>();
    try (KeyValueIterator<Bytes, byte[]> all = store(name).all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> row = all.next();
        rows.put(row.key, Bytes.wrap(row.value));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    driver.close();
    memory.close();
    delete(stateDir);
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("topology-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
