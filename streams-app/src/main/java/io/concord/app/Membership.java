package io.concord.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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
  private static final long DISAGREEMENT_MAX_MS = 1_000;

  private final Admin admin;
  private final String group;
  private final String clientIdPrefix;
  private final long leaseNanos;
  private final InstantSource clock;
  private long wallAheadMs;
  private volatile long renewedNanos = System.nanoTime();
  private volatile boolean overslept;

  Membership(Admin admin, RecommenderSettings settings, InstantSource clock) {
    this.clock = clock;
    this.wallAheadMs = wallAheadMs();
    this.admin = admin;
    this.group = settings.applicationId();
    this.clientIdPrefix = settings.clientId() + "-StreamThread-";
    this.leaseNanos = settings.sessionTimeout().toNanos() / 2;
  }

  /** Whether the tasks that run here are surely nobody else's. */
  boolean isConfirmed() {
    return !overslept && System.nanoTime() - renewedNanos < leaseNanos;
  }

  /** For how long that has not been sure; zero while it is. */
  Duration doubtedFor() {
    return isConfirmed() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - renewedNanos);
  }

  /** Called often, whenever the brokers have answered; renews the lease if it may be. */
  void look(KafkaStreams streams) throws InterruptedException, ExecutionException {
    overslept |= System.nanoTime() - renewedNanos >= leaseNanos || clocksDisagree();
    if (!overslept || isListed(streams)) {
      renewedNanos = System.nanoTime();
      overslept = false;
    }
  }

  /** A virtual machine that was stopped may have stopped the ticking that leases go by. */
  private boolean clocksDisagree() {
    long aheadMs = wallAheadMs();
    boolean disagree = Math.abs(aheadMs - wallAheadMs) > DISAGREEMENT_MAX_MS;
    wallAheadMs = aheadMs;
    return disagree;
  }

  private long wallAheadMs() {
    return clock.millis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
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
