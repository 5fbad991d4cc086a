package io.concord.app;

import io.concord.experiment.Experiment;
import io.concord.purchase.BusinessDay;
import io.concord.store.Names;
import io.concord.topology.Generation;
import io.concord.topology.Stages;
import io.concord.topology.Topics;
import io.concord.topology.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * Everything a node must know, read once at start.
 *
 * @param bootstrapServers brokers, {@code host:port} separated by commas
 * @param topics edge topics
 * @param nodeId names this node among its peers, stable over restarts, so that a node that was
 *     killed takes its tasks back when it is started again
 * @param stateDir folder of the stores; one node's alone
 * @param partitions of the order and client stages
 * @param zone the business time zone, in which the day begins
 * @param sourceRetention for how long the source keeps changes that the connector has not read
 * @param excludedProducts product IDs that are bookkeeping
 * @param experiment which strategy each client gets
 * @param generation which building of the state this is, and whether it is heard of
 * @param demandRefresh between two looks at lists that depend on what all clients order
 * @param qualityCorrections for how long a correction of an order changes what it counted for
 * @param guarantee what a crash may do to state and events
 * @param streamThreads threads that process
 * @param standbyReplicas copies of each store on other nodes
 * @param sessionTimeout a node that is silent this long is taken for dead
 * @param replicationFactor of topics this node creates; -1 for the broker's default
 * @param rocksDbBytes memory of all RocksDB stores together
 * @param quiet a client is rescored when nothing came for it this long
 * @param waitMax a client is rescored at the latest this long after its first change
 */
public record RecommenderSettings(
    String bootstrapServers,
    Topics topics,
    String nodeId,
    Path stateDir,
    int partitions,
    ZoneId zone,
    Duration sourceRetention,
    Set<Long> excludedProducts,
    Experiment experiment,
    Generation generation,
    Duration demandRefresh,
    Duration qualityCorrections,
    Guarantee guarantee,
    int streamThreads,
    int standbyReplicas,
    Duration sessionTimeout,
    short replicationFactor,
    long rocksDbBytes,
    Duration quiet,
    Duration waitMax) {
  private static final Duration TICK = Duration.ofMillis(2);
  private static final int CACHED_PRODUCTS_MAX = 500_000;

  public RecommenderSettings {
    excludedProducts = Set.copyOf(excludedProducts);
  }

  /** What a crash may do to state and published events. */
  public enum Guarantee {
    /** Nothing: state and events stay together. */
    EXACTLY_ONCE_V2,
    /**
     * State may run ahead of events, events may repeat. Faster by about a commit interval a hop.
     */
    AT_LEAST_ONCE
  }

  /**
   * The settings in these entries; what is missing takes its default.
   *
   * @throws IllegalArgumentException naming key, value and what was expected
   */
  public static RecommenderSettings from(Map<String, String> entries) {
    SettingsReader reader = new SettingsReader(entries);
    RecommenderSettings settings = read(reader);
    reader.refuseUnknown();
    return settings;
  }

  /** The settings among those of a reader, who refuses what nobody asked for. */
  public static RecommenderSettings read(SettingsReader reader) {
    RecommenderSettings settings =
        new RecommenderSettings(
            reader.text("bootstrap.servers", null),
            topics(reader),
            reader.value(
                "node.id",
                "node-1",
                "1 to 100 letters, digits, '.', '_' or '-'",
                RecommenderSettings::nodeId),
            reader.value("state.dir", null, "a folder", Path::of),
            reader.number("partitions", 4, 1, 1_000),
            reader.value("zone", "UTC", "a time zone such as Europe/Kyiv", ZoneId::of),
            Duration.ofHours(reader.number("source.retention.hours", 168, 1, 100_000)),
            reader.value(
                "excluded.products", "", "product IDs separated by commas", SettingsReader::ids),
            ExperimentSettings.read(reader),
            new Generation(
                reader.number("generation", 1, 1, 1_000_000), reader.flag("publish", true)),
            Duration.ofSeconds(reader.number("demand.refresh.seconds", 60, 1, 86_400)),
            Duration.ofDays(reader.number("quality.corrections.days", 90, 1, 10_000)),
            reader.value(
                "processing.guarantee",
                "exactly_once_v2",
                "exactly_once_v2 or at_least_once",
                text -> Guarantee.valueOf(text.toUpperCase(java.util.Locale.ROOT))),
            reader.number("stream.threads", 1, 1, 64),
            reader.number("standby.replicas", 0, 0, 5),
            Duration.ofMillis(reader.number("session.timeout.ms", 8_000, 1_000, 300_000)),
            reader.value(
                "replication.factor",
                "-1",
                "-1 for the broker's default, or a whole number from 1 to 10",
                RecommenderSettings::replicationFactor),
            (long) reader.number("rocksdb.memory.mb", 128, 32, 1 << 20) << 20,
            Duration.ofMillis(reader.number("quiet.ms", 12, 0, 10_000)),
            Duration.ofMillis(reader.number("wait.max.ms", 60, 0, 60_000)));
    settings.requireQuietWithinWait();
    return settings;
  }

  private static Topics topics(SettingsReader reader) {
    String expected = "letters, digits, '_' or '-'";
    Topics topics = reader.value("topic.prefix", "concord", expected, Topics::new);
    return reader.value(
        "source.prefix", topics.prefix(), expected, source -> new Topics(topics.prefix(), source));
  }

  /** Part of names that Kafka keeps: what it would refuse later is refused here. */
  private static String nodeId(String text) {
    if (!text.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException("not a name");
    }
    return text;
  }

  private static short replicationFactor(String text) {
    short factor = Short.parseShort(text);
    if (factor != -1 && (factor < 1 || factor > 10)) {
      throw new IllegalArgumentException("out of range");
    }
    return factor;
  }

  private void requireQuietWithinWait() {
    if (quiet.compareTo(waitMax) > 0) {
      throw new IllegalArgumentException(
          "setting quiet.ms must not exceed wait.max.ms, quiet.ms="
              + quiet.toMillis()
              + " wait.max.ms="
              + waitMax.toMillis());
    }
  }

  /** Consumer group and prefix of internal topics; another one for each generation. */
  public String applicationId() {
    return applicationId(topics.prefix(), generation.number());
  }

  /** Of a generation of the application with this topic prefix. */
  public static String applicationId(String prefix, int generation) {
    return new Generation(generation, true).applicationId(prefix);
  }

  /** Names this node's Kafka clients; part of their metrics. */
  public String clientId() {
    return applicationId() + "-" + nodeId;
  }

  /** The repartition topic of this name. */
  public String internalTopic(String name) {
    return applicationId() + "-" + name + "-repartition";
  }

  /** The processor at the head of the stage that reads this topic. */
  public String stage(String topic) {
    if (topic.equals(topics.clientAgreements())) {
      return Stages.SHARE_AGREEMENTS;
    } else if (topic.equals(topics.orderItems())) {
      return Stages.ROUTE_LINES;
    } else if (topic.equals(topics.clients())
        || topic.equals(internalTopic(Names.PURCHASES_BY_CLIENT))) {
      return Stages.RECORD_PURCHASES;
    }
    if (topic.equals(internalTopic(Names.ORDER_QUALITY))) {
      return Stages.TALLY_QUALITY;
    }
    return topic.equals(internalTopic(Names.POPULARITY))
        ? Stages.RANK_POPULAR
        : Stages.ASSEMBLE_ORDERS;
  }

  public boolean isExactlyOnce() {
    return guarantee == Guarantee.EXACTLY_ONCE_V2;
  }

  public BusinessDay businessDay() {
    return new BusinessDay(zone);
  }

  /** What the topology must know of these. */
  public TopologySettings topology() {
    return new TopologySettings(
        topics,
        partitions,
        businessDay(),
        experiment,
        excludedProducts,
        generation,
        demandRefresh,
        qualityCorrections,
        quiet,
        waitMax,
        TICK,
        CACHED_PRODUCTS_MAX);
  }
}
