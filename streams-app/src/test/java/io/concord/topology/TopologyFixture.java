package io.concord.topology;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.cdc.DecimalIdSerde;
import io.concord.contract.RecommendationChanged;
import io.concord.contract.RecommendationQuality;
import io.concord.experiment.Experiment;
import io.concord.experiment.Experiment.Arm;
import io.concord.purchase.BusinessDay;
import io.concord.scoring.Strategy;
import io.concord.store.BoundedRocksDb;
import io.concord.store.CatalogueView;
import io.concord.store.DemandView;
import io.concord.store.Names;
import io.concord.store.PopularityStore;
import io.concord.store.PopularityView;
import io.concord.store.PurchaseView;
import io.concord.store.QualityView;
import io.concord.store.RecentPurchasesView;
import io.concord.store.RecommendationStore;
import io.concord.store.RecommendationView;
import io.concord.store.RocksDbMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology over real serdes and stores in a temporary folder, with a clock that tests move. */
public final class TopologyFixture implements AutoCloseable {
  public static final Instant START = Instant.parse("2024-07-01T10:00:00Z");
  public static final Topics TOPICS = new Topics("concord");
  static final Duration TICK = Duration.ofMillis(2);
  static final Duration DEMAND_REFRESH = Duration.ofSeconds(1);

  /** Half of the clients of most tests have V4. */
  static final Experiment HALF =
      new Experiment(
          "half", "a", List.of(new Arm(Strategy.V3, 50), new Arm(Strategy.V4, 50)), Map.of());

  private static final Duration AWAKE_MAX = Duration.ofMillis(100);

  static final Set<Long> EXCLUDED = Set.of(999L);

  /** The stores that are kept by tasks. */
  static final List<String> STORES =
      List.of(
          Names.ORDERS_STORE,
          Names.PURCHASES_STORE,
          Names.RECOMMENDATIONS_STORE,
          Names.POPULARITY_STORE,
          Names.ORDER_QUALITY_STORE,
          Names.QUALITY_STORE);

  private static final List<String> EVERYWHERE =
      List.of(Names.PRODUCT_DEMAND, Names.RECENT_PURCHASES);

  /** So few that histories are let go of and read again all the time. */
  private static final int CACHED_PRODUCTS_MAX = 20;

  private static final int TICKS_MAX = 1_000;

  final SourceDatabase database = new SourceDatabase(this::pipe);
  final RecordingListener listener = new RecordingListener();
  final Subscriber subscriber = new Subscriber();
  final RecordCounts counts = new RecordCounts();
  final List<DeadLetter> catalogueDeadLetters = new ArrayList<>();
  boolean catchingUp;
  Generation generation = Generation.FIRST;
  Experiment experiment;

  private final RocksDbMemory memory = new RocksDbMemory(32L << 20);
  private final Map<String, Object> moreConfig;
  private final Map<String, Long> written = new HashMap<>();
  private final Map<String, RecommendationQuality> published = new TreeMap<>();
  private Consumer<String> storeClosed = name -> {};
  private Instant now = START;
  private Path stateDir = temporaryFolder();
  private TopologyTestDriver driver;
  private Map<String, TestInputTopic<byte[], byte[]>> inputs;
  private TestOutputTopic<Long, RecommendationChanged> changes;
  private TestOutputTopic<String, RecommendationQuality> quality;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  /** A catalogue record that was refused. */
  public record DeadLetter(
      String topic, int partition, long offset, String key, String value, String cause) {}

  public TopologyFixture() {
    this(Map.of());
  }

  /** With more entries in the Streams configuration. */
  public TopologyFixture(Map<String, Object> moreConfig) {
    this(moreConfig, Experiment.NONE);
  }

  TopologyFixture(Map<String, Object> moreConfig, Experiment experiment) {
    this.moreConfig = moreConfig;
    this.experiment = experiment;
    open();
  }

  private void open() {
    driver = new TopologyTestDriver(topology(), config(), now);
    inputs = new HashMap<>();
    changes =
        driver.createOutputTopic(
            TOPICS.recommendationChanged(),
            new DecimalIdSerde().deserializer(),
            new RecommendationChangedSerde().deserializer());
    quality =
        driver.createOutputTopic(
            TOPICS.recommendationQuality(),
            Serdes.String().deserializer(),
            new RecommendationQualitySerde().deserializer());
    deadLetters =
        driver.createOutputTopic(
            TOPICS.deadLetters(),
            Serdes.ByteArray().deserializer(),
            Serdes.ByteArray().deserializer());
  }

  static TopologySettings settings(Generation generation, Experiment experiment) {
    return new TopologySettings(
        TOPICS,
        1,
        new BusinessDay(ZoneOffset.UTC),
        experiment,
        EXCLUDED,
        generation,
        DEMAND_REFRESH,
        Duration.ofDays(90),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(2),
        CACHED_PRODUCTS_MAX);
  }

  Topology topology() {
    return new RecommenderTopology(
            settings(generation, experiment),
            new StreamsConfig(config()),
            () -> catchingUp,
            listener,
            (origin, key, value, cause) ->
                catalogueDeadLetters.add(
                    new DeadLetter(
                        origin.topic(),
                        origin.partition(),
                        origin.offset(),
                        text(key),
                        text(value),
                        cause.getMessage())))
        .build();
  }

  private Properties config() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "topology-test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, ObservedRocksDb.class);
    Consumer<String> closed = name -> storeClosed.accept(name);
    config.put(ObservedRocksDb.CLOSED_CONFIG, closed);
    config.put(BoundedRocksDb.MEMORY_CONFIG, memory);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, CountingWrapper.class);
    config.put(CountingWrapper.COUNTS_CONFIG, counts);
    config.putAll(moreConfig);
    return config;
  }

  public SourceDatabase database() {
    return database;
  }

  /** Writes a record as the connector would; the key and the value are texts. */
  public void pipe(String table, String key, String value) {
    pipeTo(TOPICS.prefix() + ".cdc." + table, bytes(key), bytes(value));
  }

  /** Records written to a table's topic: the offset of the next. */
  public long offset(String table) {
    return written.getOrDefault(TOPICS.prefix() + ".cdc." + table, 0L);
  }

  /** Writes a record to any topic that is read, the topology's own included. */
  public void pipeTo(String topic, byte[] key, byte[] value) {
    written.merge(topic, 1L, Long::sum);
    inputs
        .computeIfAbsent(
            topic,
            name ->
                driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer()))
        .pipeInput(key, value, now);
  }

  /**
   * Lets the burst end: every due client is rescored and every list is of today. Ticks as often as
   * it takes, because a slow machine may use up the budget of one.
   */
  public void settle() {
    advance(AWAKE_MAX);
    finish();
  }

  /** The same after one pause longer than any client waits, which is one tick and not fifty. */
  void settleAfterPause() {
    advance(AWAKE_MAX.plus(TICK));
    finish();
  }

  private void finish() {
    tickUntil(this::isSettled);
    if (!isDemandSent()) {
      advance(PopularityRanker.INTERVAL.plus(TICK));
      tickUntil(this::isDemandSent);
    }
    if (!isRefreshed()) {
      advance(DEMAND_REFRESH);
      tickUntil(this::isRefreshed);
    }
  }

  private void tickUntil(BooleanSupplier reached) {
    for (int ticks = 0; ticks < TICKS_MAX && !reached.getAsBoolean(); ticks++) {
      advance(TICK);
    }
  }

  private boolean isDemandSent() {
    return catchingUp || new PopularityStore(store(Names.POPULARITY_STORE)).changedBlocks() == 0;
  }

  /** What the lists do not have yet is what they would have if they were ranked now. */
  private boolean isRefreshed() {
    return catchingUp
        || DemandCheck.isRefreshed(
            new RecommendationStore(store(Names.RECOMMENDATIONS_STORE)),
            purchases(),
            demand(),
            asOf());
  }

  private boolean isSettled() {
    boolean[] settled = {catchingUp || listener.pending == 0};
    LocalDate today = asOf();
    new RecommendationStore(store(Names.RECOMMENDATIONS_STORE))
        .forEachList(
            Long.MIN_VALUE,
            (client, list) -> {
              boolean isOfToday =
                  list.asOf().equals(today) && list.strategy() == experiment.strategy(client);
              settled[0] &= catchingUp || isOfToday;
              return settled[0];
            });
    return settled[0];
  }

  /** Begins a day some days ahead and lets every list be rescored. */
  void startDay(int daysAhead) {
    advance(Duration.between(now, now.truncatedTo(DAYS).plus(daysAhead, DAYS)));
    settle();
  }

  /** Short times pass tick by tick, as they do for a thread that is awake. */
  void advance(Duration time) {
    now = now.plus(time);
    Duration left = time;
    while (left.compareTo(AWAKE_MAX) <= 0 && left.compareTo(TICK) > 0) {
      driver.advanceWallClockTime(TICK);
      left = left.minus(TICK);
    }
    driver.advanceWallClockTime(left);
  }

  Instant now() {
    return now;
  }

  LocalDate asOf() {
    return settings(generation, experiment).businessDay().liveAsOf(now);
  }

  /** The events since the last call, each checked against its predecessor. */
  public List<RecommendationChanged> changes() {
    List<RecommendationChanged> events = changes.readValuesToList();
    events.forEach(subscriber::accept);
    return events;
  }

  /** The only event since the last call. */
  public RecommendationChanged change() {
    List<RecommendationChanged> events = changes();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  public List<TestRecord<byte[], byte[]>> deadLetters() {
    return deadLetters.readRecordsToList();
  }

  public List<DeadLetter> catalogueDeadLetters() {
    return catalogueDeadLetters;
  }

  /**
   * The process dies and comes back with the stores as they were; what was in heap is lost. The
   * driver deletes its stores when it is closed: they are copied when a global store closes, which
   * is after those of tasks, the last time when all are on disk.
   */
  void crash() {
    changes();
    publishedQuality();
    Map<String, Map<Bytes, Bytes>> everywhere = new HashMap<>();
    EVERYWHERE.forEach(name -> everywhere.put(name, dump(name)));
    Path copy = temporaryFolder();
    storeClosed =
        name -> {
          if (!STORES.contains(name)) {
            copy(stateDir, copy);
          }
        };
    driver.close();
    storeClosed = name -> {};
    delete(stateDir);
    stateDir = copy;
    open();
    // a node reads them again from their topics, of which a driver knows nothing
    everywhere.forEach(
        (name, rows) -> rows.forEach((key, value) -> store(name).put(key, value.get())));
  }

  /** The clock is set back, at which a node starts Kafka Streams anew. */
  void setBack(Duration time) {
    now = now.minus(time);
    crash();
    settle();
  }

  PurchaseView purchases() {
    return new PurchaseView(store(Names.PURCHASES_STORE));
  }

  RecommendationView recommendations() {
    return new RecommendationView(store(Names.RECOMMENDATIONS_STORE));
  }

  CatalogueView catalogue() {
    return new CatalogueView(
        store(Names.PRODUCTS_STORE),
        store(Names.CAR_BRANDS_STORE),
        store(Names.PRODUCT_CAR_BRANDS_STORE));
  }

  QualityView quality() {
    return new QualityView(store(Names.QUALITY_STORE));
  }

  /** The rows of the quality published so far, the newest of each key. */
  Map<String, RecommendationQuality> publishedQuality() {
    quality.readKeyValuesToList().forEach(row -> published.put(row.key, row.value));
    return published;
  }

  RecentPurchasesView recentPurchases() {
    return new RecentPurchasesView(store(Names.RECENT_PURCHASES));
  }

  PopularityView popularity() {
    return new PopularityView(store(Names.POPULARITY_STORE));
  }

  DemandView demand() {
    return new DemandView(store(Names.PRODUCT_DEMAND));
  }

  KeyValueStore<Bytes, byte[]> store(String name) {
    return driver.getKeyValueStore(name);
  }

  /** All rows of a store, for comparison. */
  Map<Bytes, Bytes> dump(String name) {
    return StoreDump.rows(store(name));
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

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
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
