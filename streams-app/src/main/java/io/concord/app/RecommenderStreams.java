package io.concord.app;

import io.concord.app.deadletter.CatalogueDeadLetters;
import io.concord.app.deadletter.DeadLetterWatch;
import io.concord.app.lag.Staleness;
import io.concord.app.metric.NodeCounts;
import io.concord.app.metric.RecommenderMetrics;
import io.concord.app.metric.StoreSizes;
import io.concord.app.metric.TopicCounts;
import io.concord.store.RocksDbMemory;
import io.concord.topology.RecommenderTopology;
import io.concord.topology.RecordCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology: checks the topics, starts live or catching up by how far behind it is, and
 * changes over when that changes. A change of mode restarts Kafka Streams with other settings on
 * the same state, which takes a second or two; so a backlog is read and its clients are rescored
 * before the change to live.
 */
public final class RecommenderStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecommenderStreams.class);

  private static final Duration SUPERVISION_INTERVAL = Duration.ofMillis(250);
  private static final int ADMIN_TIMEOUT_MS = 10_000;

  private final RecommenderSettings settings;
  private final RecommenderMetrics metrics;
  private final RocksDbMemory memory;
  private final RecordCounts records = new RecordCounts();
  private final StreamsProperties properties;
  private final RestartableStreams streams;
  private final CatalogueDeadLetters catalogueDeadLetters;
  private final DeadLetterWatch deadLetterWatch;
  private final Admin admin;
  private final InstantSource clock;
  private final TopicWatch topics;
  private final CaptureWatch capture;
  private final Staleness staleness;
  private final ClockWatch clockWatch = new ClockWatch();
  private final TaskPlacement placement;
  private final ScheduledExecutorService supervisor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "recommender-supervisor");
            thread.setDaemon(true);
            return thread;
          });

  private volatile String applicationServer;
  private volatile boolean behind = true;
  private volatile Instant behindSince;
  private boolean blind;

  public RecommenderStreams(
      RecommenderSettings settings, MeterRegistry registry, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.metrics = new RecommenderMetrics(registry);
    this.memory = new RocksDbMemory(settings.rocksDbBytes());
    this.properties = new StreamsProperties(settings, memory, metrics, records);
    this.streams = new RestartableStreams(this::streams, registry, settings.stateDir());
    this.catalogueDeadLetters =
        new CatalogueDeadLetters(settings, metrics, this::stopWithoutDeadLetter);
    this.deadLetterWatch = new DeadLetterWatch(settings);
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                settings.nodeId() + "-supervisor",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ADMIN_TIMEOUT_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ADMIN_TIMEOUT_MS));
    this.placement = new TaskPlacement(settings);
    this.topics = new TopicWatch(settings);
    this.capture = new CaptureWatch(admin, settings, clock);
    this.staleness = new Staleness(admin, settings, clock);
    metrics.onClosed(staleness::forgetCopy);
    new StoreSizes(streams::metrics).bindTo(registry);
    deadLetterWatch.bindTo(registry);
    capture.bindTo(registry);
    Gauge.builder("recommender.standbys.missing", () -> placement.missingCopies(streams()))
        .description("Copies of stores that standby.replicas asks for and no node has")
        .register(registry);
  }

  /**
   * Starts processing; returns before the state is restored.
   *
   * @param applicationServer {@code host:port} under which other nodes reach this one's HTTP server
   * @throws IllegalStateException when the topics are not as they must be
   */
  public void start(String applicationServer) throws InterruptedException {
    this.applicationServer = applicationServer;
    EdgeTopics edge = new EdgeTopics(admin, settings);
    edge.check();
    edge.createOutputs();
    deadLetterWatch.start();
    try {
      staleness.look(topics.look(admin), null);
      metrics.lag(staleness.lag());
    } catch (ExecutionException e) {
      throw new IllegalStateException("topics and offsets must be readable", e.getCause());
    }
    Mode mode = ModeRule.atStart(metrics.lag());
    behind(mode == Mode.CATCHING_UP || ModeRule.isBehindAtStart(metrics.lag()));
    streams.open(mode);
    supervisor.scheduleWithFixedDelay(
        this::supervise,
        SUPERVISION_INTERVAL.toMillis(),
        SUPERVISION_INTERVAL.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** The topology these settings give, for people to read; nothing is contacted. */
  public static String describe(RecommenderSettings settings) {
    return description(settings).toString();
  }

  /** The same, for programs. */
  public static TopologyDescription description(RecommenderSettings settings) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    return new RecommenderTopology(
            settings.topology(),
            new StreamsConfig(config),
            () -> false,
            new RecommenderMetrics(new SimpleMeterRegistry()),
            (origin, key, value, cause) -> {})
        .build()
        .describe();
  }

  /** The running application, for queries; another one after a change of mode. */
  public KafkaStreams streams() {
    return streams.current();
  }

  /** {@code host:port} under which other nodes reach this one; null before the start. */
  public String applicationServer() {
    return applicationServer;
  }

  public RecommenderSettings settings() {
    return settings;
  }

  public Status status() {
    return new Status(
        streams.state(),
        streams.mode(),
        behind,
        metrics.lag(),
        metrics.pendingClients(),
        deadLetterWatch.report(),
        streams.failure());
  }

  /** What this node has done since its start; some tenths of a millisecond. */
  public NodeCounts counts() {
    Map<String, Long> counts = new TopicCounts(streams::metrics).snapshot();
    counts.putAll(records.snapshot());
    return metrics.counts(counts);
  }

  /**
   * Grows with each change of the catalogue on this node, so that copies know when they are old.
   */
  public long catalogueVersion() {
    return metrics.catalogueVersion();
  }

  /** How far the stores of this node may be behind. */
  public Staleness staleness() {
    return staleness;
  }

  /**
   * How long this process has known a backlog to be read, with lists that wait for it; zero while
   * they are kept current.
   */
  public Duration behindFor(Instant now) {
    Instant since = behindSince;
    return since == null || now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
  }

  /** Whether this node surely processes a partition of the client stage, and has its state. */
  public boolean owns(int clientPartition) {
    return staleness.isOwner() && metrics.isReady(clientPartition);
  }

  /** Whether any list here awaits rescoring. */
  public boolean hasPendingClients() {
    return metrics.pendingClients() > 0;
  }

  /** All nodes, with the source partitions of their tasks. */
  public Collection<StreamsMetadata> nodes() {
    return placement.nodes(streams());
  }

  /** Where other nodes reach a node, {@code host:port}. */
  public static String address(StreamsMetadata node) {
    return TaskPlacement.address(node);
  }

  /** The nodes that hold a partition of the client stage, as far as this one knows. */
  public TaskHolders holders(int clientPartition) {
    return placement.ofClients(streams(), clientPartition);
  }

  /** The nodes that hold the quality. */
  public TaskHolders qualityHolders() {
    return placement.ofQuality(streams());
  }

  /** The nodes that hold the popularity. */
  public TaskHolders popularityHolders() {
    return placement.ofPopularity(streams());
  }

  /** Whether a list may not be what V3 would give, because a record of the source was put aside. */
  public boolean isInexact() {
    return deadLetterWatch.report().inexact();
  }

  private void supervise() {
    if (streams.failure() != null) {
      return;
    }
    try {
      if (clockWatch.wasSetBack(clock.instant(), System.nanoTime())) {
        LOG.warn("The clock was set back, Kafka Streams starts anew");
        streams.requestRestart();
      }
      streams.restartIfRequested();
      capture.look();
      staleness.look(topics.look(admin), streams());
      placement.nodes(streams());
      long lag = staleness.lag();
      behind(ModeRule.isBehind(behind, lag, metrics.lag()));
      metrics.lag(lag);
      change(ModeRule.next(streams.mode(), behind, lag, metrics.pendingClients()));
      blind = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      warnOnce(e.getCause());
    } catch (RuntimeException | Error e) {
      streams.fail(StopReason.of(e, settings.stateDir()), e);
    }
  }

  /** The brokers may be away for long. */
  private void warnOnce(Throwable cause) {
    if (!blind) {
      LOG.warn("The lag cannot be read for now: {}", cause.getMessage());
    }
    blind = true;
  }

  private void change(Mode next) {
    if (next == streams.mode()
        || streams.state() != KafkaStreams.State.RUNNING
        || !placement.isTurnOf(applicationServer, clock.instant())) {
      return;
    }
    LOG.info("Changing to {}, lag={}", next.label(), metrics.lag());
    behind(behind || next == Mode.CATCHING_UP);
    streams.reopen(next);
  }

  private void behind(boolean isBehind) {
    behind = isBehind;
    if (!isBehind) {
      behindSince = null;
    } else if (behindSince == null || behindSince.isAfter(clock.instant())) {
      behindSince = clock.instant();
    }
  }

  private KafkaStreams streams(Mode mode) {
    Properties config = properties.of(mode, applicationServer);
    Topology topology =
        new RecommenderTopology(
                settings.topology(),
                new StreamsConfig(config),
                () -> behind,
                metrics,
                catalogueDeadLetters)
            .build();
    return new KafkaStreams(topology, config);
  }

  private void stopWithoutDeadLetter(Exception cause) {
    streams.fail("a dead letter could not be sent: " + cause.getMessage(), cause);
  }

  /** Stops processing, leaves the group and keeps the state on disk. */
  @Override
  public void close() {
    streams.openNoMore();
    supervisor.shutdownNow();
    try {
      supervisor.awaitTermination(
          RestartableStreams.CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean stopped = streams.close();
    catalogueDeadLetters.close();
    staleness.close();
    deadLetterWatch.close();
    admin.close();
    if (stopped) {
      memory.close();
    }
  }
}
