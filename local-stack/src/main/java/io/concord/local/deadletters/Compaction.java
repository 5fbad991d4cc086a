package io.concord.local.deadletters;

import io.concord.local.kafka.KafkaClients;
import io.concord.local.kafka.TopicSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * Which records a source topic may have lost. What stands in front of a record goes only when that
 * record may be cleaned, too, which is when it is older than the topic's lag.
 */
record Compaction(boolean compacts, boolean deletes, Duration lag) {

  static Compaction of(String bootstrapServers, String topic) throws InterruptedException {
    try (Admin admin = KafkaClients.admin(bootstrapServers)) {
      TopicSettings settings = TopicSettings.read(admin, List.of(topic)).get(topic);
      return new Compaction(settings.compacts(), settings.deletes(), settings.compactionLag());
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
