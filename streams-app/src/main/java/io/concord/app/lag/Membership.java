package io.concord.app.lag;

import io.concord.app.RecommenderSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;

/**
 * Whether this process may still call its tasks its own. A process that stood still, stopped by a
 * debugger, a hypervisor or SIGSTOP, wakes up in the belief that it owns what others took over long
 * ago. So the belief holds for a short lease, which a process that runs renews; one that overslept
 * it must first ask the group's coordinator.
 */
final class Membership {
  private final Admin admin;
  private final String group;
  private final String clientIdPrefix;
  private final Lease lease;

  Membership(Admin admin, RecommenderSettings settings, InstantSource clock) {
    this.admin = admin;
    this.group = settings.applicationId();
    this.clientIdPrefix = settings.clientId() + "-StreamThread-";
    this.lease = new Lease(settings.sessionTimeout().dividedBy(2), System::nanoTime, clock);
  }

  /** Whether the tasks that run here are surely nobody else's. */
  boolean isConfirmed() {
    return lease.holds();
  }

  /** For how long that has not been sure; zero while it is. */
  Duration doubtedFor() {
    return lease.lapsedFor();
  }

  /** Called often, whenever the brokers have answered; renews the lease if it may be. */
  void look(KafkaStreams streams) throws InterruptedException, ExecutionException {
    if (!lease.look() || isListed(streams)) {
      lease.renew();
    }
  }

  /** Whether the coordinator lists all partitions of our active tasks as ours. */
  private boolean isListed(KafkaStreams streams) throws InterruptedException, ExecutionException {
    ConsumerGroupDescription description =
        admin.describeConsumerGroups(Set.of(group)).describedGroups().get(group).get();
    Set<TopicPartition> listed =
        description.members().stream()
            .filter(member -> member.clientId().startsWith(clientIdPrefix))
            .flatMap(member -> member.assignment().topicPartitions().stream())
            .collect(Collectors.toSet());
    return listed.containsAll(active(streams));
  }

  private static Set<TopicPartition> active(KafkaStreams streams) {
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .map(TaskMetadata::topicPartitions)
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }
}
