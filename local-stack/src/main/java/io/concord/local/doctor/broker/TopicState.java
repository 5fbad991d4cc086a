package io.concord.local.doctor.broker;

import io.concord.local.kafka.TopicSettings;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * A topic as the brokers have it.
 *
 * @param replicas of the partition that has the fewest
 * @param leaderless partitions that nobody can read or write
 * @param underReplicated partitions of which a copy is missing or behind
 */
record TopicState(
    String name,
    int partitions,
    int replicas,
    int leaderless,
    int underReplicated,
    TopicSettings settings) {

  static TopicState of(TopicDescription description, TopicSettings settings) {
    List<TopicPartitionInfo> partitions = description.partitions();
    return new TopicState(
        description.name(),
        partitions.size(),
        partitions.stream().mapToInt(each -> each.replicas().size()).min().orElse(0),
        (int) partitions.stream().filter(each -> each.leader() == null).count(),
        (int)
            partitions.stream().filter(each -> each.isr().size() < each.replicas().size()).count(),
        settings);
  }
}
