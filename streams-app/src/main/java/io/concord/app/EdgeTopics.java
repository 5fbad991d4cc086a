package io.concord.app;

import io.concord.store.Names;
import io.concord.topology.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics at the edge: what they must be like, and making the ones that are missing. */
public final class EdgeTopics {
  /** Of source topics, at least: longer than any node may lag. */
  public static final Duration COMPACTION_LAG = Duration.ofDays(7);

  /** Settings of source topics; a longer lag does as well. */
  public static final Map<String, String> SOURCE =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT,
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          Long.toString(COMPACTION_LAG.toMillis()));

  /** Settings of topics of which the newest record of each key is kept. */
  public static final Map<String, String> NEWEST =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  /** For how long at least every change of a list is kept, so that subscribers may resume. */
  public static final Duration CHANGES_KEPT = Duration.ofHours(24);

  /** Settings of the topic of changed lists; a longer lag does as well. */
  public static final Map<String, String> CHANGES =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT,
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          Long.toString(CHANGES_KEPT.toMillis()));

  /**
   * Settings of topics that keep every record. A dead letter that were deleted by age would no
   * longer mark the state it damaged.
   */
  public static final Map<String, String> FOREVER =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          "-1",
          TopicConfig.RETENTION_BYTES_CONFIG,
          "-1");

  private final Admin admin;
  private final RecommenderSettings settings;

  public EdgeTopics(Admin admin, RecommenderSettings settings) {
    this.admin = admin;
    this.settings = settings;
  }

  /** Creates the source topics that do not exist; for a broker that nobody else administers. */
  public void createSources() throws InterruptedException {
    create(sources(settings));
  }

  /** The source topics as they must be. */
  public static List<NewTopic> sources(RecommenderSettings settings) {
    return settings.topics().sources().stream()
        .map(name -> topic(name, settings, settings.partitions(), SOURCE))
        .toList();
  }

  /** Creates the topics this application writes, where they do not exist. */
  void createOutputs() throws InterruptedException {
    Topics topics = settings.topics();
    String recent = settings.topology().topicEverywhere(Names.RECENT_PURCHASES);
    String demand = settings.topology().topicEverywhere(Names.PRODUCT_DEMAND);
    create(
        List.of(
            topic(demand, settings, 1, NEWEST),
            topic(recent, settings, settings.partitions(), NEWEST),
            topic(topics.recommendationChanged(), settings, settings.partitions(), CHANGES),
            topic(topics.recommendationQuality(), settings, 1, NEWEST),
            topic(topics.deadLetters(), settings, 1, FOREVER)));
  }

  /**
   * Checks that the source topics exist.
   *
   * @throws IllegalStateException naming those that do not
   */
  void check() throws InterruptedException {
    Topics topics = settings.topics();
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(topics.sources()).topicNameValues();
    List<String> missing = new ArrayList<>();
    for (String topic : topics.sources()) {
      if (!exists(described.get(topic))) {
        missing.add(topic);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "source topics must exist before a node starts, missing=" + missing);
    }
  }

  private static boolean exists(KafkaFuture<TopicDescription> description)
      throws InterruptedException {
    try {
      description.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw new IllegalStateException("source topics must be readable", e.getCause());
    }
  }

  private static NewTopic topic(
      String name, RecommenderSettings settings, int partitions, Map<String, String> config) {
    Optional<Short> replicas =
        settings.replicationFactor() < 0
            ? Optional.empty()
            : Optional.of(settings.replicationFactor());
    return new NewTopic(name, Optional.of(partitions), replicas).configs(config);
  }

  private void create(List<NewTopic> topics) throws InterruptedException {
    for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
      try {
        created.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new IllegalStateException("topics must be creatable", e.getCause());
        }
      }
    }
  }
}
