package io.concord.app.lag;

import io.concord.app.RecommenderSettings;
import io.concord.store.Names;
import io.concord.topology.Stages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How far the lists of this node may be behind their source, from one look at the brokers to the
 * next. Every list depends on all partitions of the stages before and on its own partition of the
 * last; a copy depends on its changelogs too. Looked at by one thread, asked by any.
 */
public final class Staleness implements AutoCloseable {
  /** Without news from the brokers for longer than this, nobody knows. */
  private static final Duration NEWS_MAX = Duration.ofSeconds(2);

  private final RecommenderSettings settings;
  private final InstantSource clock;
  private final Gaps gaps;
  private final TailReader tails;
  private final Membership membership;
  private final Backlogs sources;
  private final CopyProgress copies;
  private volatile Instant popularityBehindSince;
  private volatile Instant qualityBehindSince;
  private volatile Instant lookedAt;
  private volatile List<Optional<Instant>> behindSince = List.of();

  public Staleness(Admin admin, RecommenderSettings settings, InstantSource clock) {
    this(
        new LagReader(admin, settings)::read,
        new Membership(admin, settings, clock),
        settings,
        clock);
  }

  Staleness(Gaps gaps, Membership membership, RecommenderSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.lookedAt = clock.instant();
    this.gaps = gaps;
    this.tails = new TailReader(settings);
    this.membership = membership;
    this.sources = new Backlogs(tails::isEmpty);
    this.copies = new CopyProgress(settings, tails);
  }

  /** How far the application is in its source and internal topics. */
  interface Gaps {
    Map<TopicPartition, Gap> read(Collection<TopicDescription> existing)
        throws InterruptedException, ExecutionException;
  }

  /**
   * Asks the brokers.
   *
   * @param existing the topics that exist
   * @param streams null before Kafka Streams is started
   */
  public void look(Collection<TopicDescription> existing, KafkaStreams streams)
      throws InterruptedException, ExecutionException {
    List<Optional<Instant>> before = behindSince;
    sources.look(gaps.read(existing), clock.instant(), this::waitedSince);
    behindSince =
        IntStream.range(0, settings.partitions())
            .mapToObj(partition -> Optional.ofNullable(sources.behindSince(concerns(partition))))
            .toList();
    popularityBehindSince = sources.behindSince(at -> !isOf(Names.ORDER_QUALITY, at));
    qualityBehindSince = sources.behindSince(at -> !isOf(Names.POPULARITY, at));
    if (streams != null && streams.state().isRunningOrRebalancing()) {
      lookAtTasks(streams, before);
    }
    lookedAt = clock.instant();
  }

  /** Kafka Streams may be stopped meanwhile, and fails in several ways then. */
  private void lookAtTasks(KafkaStreams streams, List<Optional<Instant>> before)
      throws InterruptedException, ExecutionException {
    try {
      copies.look(
          streams,
          clock.instant(),
          partition -> partition < before.size() ? before.get(partition).orElse(null) : null);
      membership.look(streams);
    } catch (KafkaException | IllegalStateException e) {
      throw new ExecutionException(e);
    }
  }

  /** What a stage has read moves on to the next one, and is no younger there. */
  private Instant waitedSince(TopicPartition partition) {
    int stage = stage(partition);
    return sources.behindSince(at -> stage(at) < stage);
  }

  /** Position in the topology of the stage that reads the partition. */
  private int stage(TopicPartition partition) {
    return Stages.IN_ORDER.indexOf(settings.stage(partition.topic()));
  }

  private Predicate<TopicPartition> concerns(int clientPartition) {
    String clientStage = settings.internalTopic(Names.PURCHASES_BY_CLIENT);
    return at ->
        at.topic().equals(clientStage) || at.topic().equals(settings.topics().clients())
            ? at.partition() == clientPartition
            : !isOf(Names.POPULARITY, at) && !isOf(Names.ORDER_QUALITY, at);
  }

  private boolean isOf(String internal, TopicPartition at) {
    return at.topic().equals(settings.internalTopic(internal));
  }

  /** Source and internal records not yet processed by any node. */
  public long lag() {
    return sources.lag();
  }

  /** The same of each partition. */
  public Map<TopicPartition, Long> lags() {
    return sources.lags();
  }

  /** Whether the tasks that run here are surely not also running elsewhere. */
  public boolean isOwner() {
    return membership.isConfirmed();
  }

  /** Of the lists of a client partition that this node processes. */
  public Duration ofOwned(int clientPartition, Instant now) {
    List<Optional<Instant>> since = behindSince;
    Duration unprocessed =
        clientPartition < since.size()
            ? since(since.get(clientPartition).orElse(null), now)
            : Duration.ZERO;
    Duration silence = since(lookedAt, now);
    return silence.compareTo(NEWS_MAX) > 0 ? max(unprocessed, silence) : unprocessed;
  }

  /** Called when a client task is closed: its stores may be wiped before the next look. */
  public void forgetCopy(int clientPartition) {
    copies.forget(clientPartition);
  }

  /** Whether the stores of a client partition are here, complete. */
  public boolean hasCopy(int clientPartition) {
    return copies.hasClients(clientPartition);
  }

  /**
   * Of the lists of a client partition that this node keeps, be it as a copy or as what was its own
   * a moment ago; empty when they are not here, or not complete yet.
   */
  public Optional<Duration> ofCopy(int clientPartition, Instant now) {
    if (!hasCopy(clientPartition)) {
      return Optional.empty();
    }
    Duration unfollowed = since(copies.clientsBehindSince(clientPartition), now);
    return Optional.of(
        max(max(ofOwned(clientPartition, now), unfollowed), membership.doubtedFor()));
  }

  /** Of the popularity that this node keeps. */
  public Duration ofPopularity(Instant now) {
    return ofOnePartition(popularityBehindSince, copies.popularityBehindSince(), now);
  }

  /** Of the quality that this node keeps. */
  public Duration ofQuality(Instant now) {
    return ofOnePartition(qualityBehindSince, copies.qualityBehindSince(), now);
  }

  private Duration ofOnePartition(Instant unprocessedSince, Instant unfollowedSince, Instant now) {
    Duration unprocessed = since(unprocessedSince, now);
    Duration unfollowed = since(unfollowedSince, now);
    Duration silence = since(lookedAt, now);
    Duration known = max(unprocessed, unfollowed);
    return silence.compareTo(NEWS_MAX) > 0 ? max(known, silence) : known;
  }

  /** Whether this node keeps the popularity, complete. */
  public boolean hasPopularity() {
    return copies.hasPopularity();
  }

  /** Whether this node keeps the quality, complete. */
  public boolean hasQuality() {
    return copies.hasQuality();
  }

  private static Duration since(Instant from, Instant now) {
    return from == null || now.isBefore(from) ? Duration.ZERO : Duration.between(from, now);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  @Override
  public void close() {
    tails.close();
  }
}
