package io.concord.local.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a topic does to old records.
 *
 * @param compactionLag a record is not compacted before it is this old
 * @param retention a record is deleted when it is this old, if records are; negative for never
 * @param retentionBytes oldest records are deleted beyond this size, if records are; -1 for never
 */
public record TopicSettings(
    boolean compacts,
    boolean deletes,
    Duration compactionLag,
    Duration retention,
    long retentionBytes) {

  /** Debezium writes the largest number there is where Kafka writes -1. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private static final long BOUNDLESS_BYTES = 1L << 60;

  /** A setting that does not do. */
  public record Shortfall(String key, String actual, String wanted) {}

  /**
   * Which of these settings a topic does not meet, by key. It may keep records for longer and more
   * of them, but not be cleaned otherwise.
   *
   * @param wanted of the keys that are members here
   */
  public List<Shortfall> shortfalls(Map<String, String> wanted) {
    return new TreeMap<>(wanted)
        .entrySet().stream()
            .filter(entry -> !meets(entry.getKey(), entry.getValue()))
            .map(entry -> new Shortfall(entry.getKey(), value(entry.getKey()), entry.getValue()))
            .toList();
  }

  private boolean meets(String key, String wanted) {
    if (key.equals(TopicConfig.CLEANUP_POLICY_CONFIG)) {
      return value(key).equals(wanted);
    }
    return endless(key, value(key)) >= endless(key, wanted);
  }

  private static long endless(String key, String value) {
    long number = Long.parseLong(value);
    long endless =
        key.equals(TopicConfig.RETENTION_BYTES_CONFIG) ? BOUNDLESS_BYTES : FOREVER.toMillis();
    return number < 0 ? endless : Math.min(number, endless);
  }

  private String value(String key) {
    return switch (key) {
      case TopicConfig.CLEANUP_POLICY_CONFIG -> policy();
      case TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG -> Long.toString(compactionLag.toMillis());
      case TopicConfig.RETENTION_MS_CONFIG -> Long.toString(retention.toMillis());
      case TopicConfig.RETENTION_BYTES_CONFIG -> Long.toString(retentionBytes);
      default ->
          throw new IllegalArgumentException("the setting must be one that is read, key=" + key);
    };
  }

  private String policy() {
    if (compacts && deletes) {
      return TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE;
    }
    return compacts ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
  }

  /** Of topics that exist. */
  public static Map<String, TopicSettings> read(Admin admin, Collection<String> topics)
      throws InterruptedException {
    List<ConfigResource> resources =
        topics.stream().map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList();
    try {
      Map<String, TopicSettings> settings = new HashMap<>();
      admin
          .describeConfigs(resources)
          .all()
          .get()
          .forEach((resource, config) -> settings.put(resource.name(), of(config)));
      return settings;
    } catch (ExecutionException e) {
      throw new KafkaException("the settings of " + topics + " could not be read", e.getCause());
    }
  }

  private static TopicSettings of(Config config) {
    String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    return new TopicSettings(
        policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT),
        policy.contains(TopicConfig.CLEANUP_POLICY_DELETE),
        Duration.ofMillis(number(config, TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG)),
        Duration.ofMillis(number(config, TopicConfig.RETENTION_MS_CONFIG)),
        number(config, TopicConfig.RETENTION_BYTES_CONFIG));
  }

  private static long number(Config config, String key) {
    return Long.parseLong(config.get(key).value());
  }
}
