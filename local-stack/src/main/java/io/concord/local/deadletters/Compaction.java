package io.concord.local.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Which records a source topic may have lost. What stands in front of a record goes only when that
 * record may be cleaned, too, which is when it is older than the topic's lag.
 */
record Compaction(boolean compacts, boolean deletes, Duration lag) {

  static Compaction of(String bootstrapServers, String topic) throws InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Clients.TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Clients.TIMEOUT_MS))) {
      Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
      return new Compaction(
          policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT),
          policy.contains(TopicConfig.CLEANUP_POLICY_DELETE),
          Duration.ofMillis(
              Long.parseLong(config.get(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG).value())));
    } catch (ExecutionException e) {
      throw new KafkaException("the settings of " + topic + " could not be read", e.getCause());
    }
  }

  /**
   * Whether all that ever stood in front of a record is still there.
   *
   * @param begin the partition's first offset
   * @param writtenAt when the record was written; null when it is gone itself
   */
  boolean keptAllInFrontOf(long begin, Instant writtenAt, Instant now) {
    boolean cleaned = compacts && (writtenAt == null || !now.isBefore(writtenAt.plus(lag)));
    return !cleaned && !(deletes && begin > 0);
  }
}
