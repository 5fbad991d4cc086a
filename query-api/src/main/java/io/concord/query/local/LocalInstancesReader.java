package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.contract.Instances;
import io.concord.contract.Instances.Instance;
import io.concord.contract.Instances.Task;
import io.concord.query.InstancesReader;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;

/** Which nodes there are, as the group last agreed and as this node last reached them. */
final class LocalInstancesReader implements InstancesReader {
  private static final Comparator<Task> BY_STAGE =
      Comparator.comparing(Task::stage).thenComparing(Task::partition);

  private final RecommenderStreams streams;
  private final Predicate<String> reachable;
  private final InstantSource clock;

  LocalInstancesReader(
      RecommenderStreams streams, Predicate<String> reachable, InstantSource clock) {
    this.streams = streams;
    this.reachable = reachable;
    this.clock = clock;
  }

  @Override
  public Instances instances() {
    Map<TopicPartition, Long> lags = streams.staleness().lags();
    Collection<StreamsMetadata> nodes = streams.nodes();
    List<Instance> instances =
        nodes.stream()
            .map(node -> instance(node, lags))
            .sorted(Comparator.comparing(Instance::address))
            .toList();
    Set<TopicPartition> unassigned = new HashSet<>(lags.keySet());
    nodes.forEach(node -> unassigned.removeAll(node.topicPartitions()));
    return new Instances(clock.instant(), sum(lags.values()), instances, tasks(unassigned, lags));
  }

  private Instance instance(StreamsMetadata node, Map<TopicPartition, Long> lags) {
    String address = RecommenderStreams.address(node);
    boolean self = address.equals(streams.applicationServer());
    List<Task> active = tasks(node.topicPartitions(), lags);
    return new Instance(
        address,
        self,
        self || reachable.test(address),
        sum(active.stream().map(Task::lag).toList()),
        active,
        tasks(node.standbyTopicPartitions(), lags));
  }

  /** Several topics of one partition are one stage's task. */
  private List<Task> tasks(Set<TopicPartition> partitions, Map<TopicPartition, Long> lags) {
    Map<String, Task> tasks = new TreeMap<>();
    for (TopicPartition at : partitions) {
      String stage = streams.settings().stage(at.topic());
      tasks.merge(
          stage + "/" + at.partition(),
          new Task(stage, at.partition(), lags.getOrDefault(at, 0L)),
          (one, other) -> new Task(stage, at.partition(), one.lag() + other.lag()));
    }
    return tasks.values().stream().sorted(BY_STAGE).toList();
  }

  private static long sum(Collection<Long> lags) {
    return lags.stream().mapToLong(Long::longValue).sum();
  }
}
