package io.concord.push.kafka;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * What the brokers say of the topic.
 *
 * @param id another one when the topic was made anew
 * @param kept for how long nothing is compacted away
 */
record TopicFacts(UUID id, int partitions, Duration kept) {

  /**
   * Asks the brokers.
   *
   * @param keptUnlessTold when this node may not ask for the topic's settings
   */
  static TopicFacts ask(ChangeTopic topic, Duration keptUnlessTold)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(topic.adminConfig())) {
      TopicDescription found =
          admin.describeTopics(List.of(topic.name())).allTopicNames().get().get(topic.name());
      return new TopicFacts(
          uuid(found.topicId()), found.partitions().size(), kept(admin, topic, keptUnlessTold));
    }
  }

  private static UUID uuid(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private static Duration kept(Admin admin, ChangeTopic topic, Duration unlessTold)
      throws InterruptedException, ExecutionException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    try {
      Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      return Duration.ofMillis(
          Long.parseLong(config.get(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG).value()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return unlessTold;
      }
      throw e;
    }
  }
}
