package io.concord.app;

import io.concord.store.Names;
import io.concord.topology.Topics;
import io.concord.topology.TopologySettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Watches that topics have the partitions the stages need, and stay the same topics. One that is
 * extended, deleted or made anew leads records past their readers, and nothing else would tell.
 */
final class TopicWatch {
  /** A broker that has just started may not know a topic yet. */
  private static final int MISSING_LOOKS_MAX = 20;

  private final RecommenderSettings settings;
  private final Map<String, Integer> required = new HashMap<>();
  private final Map<String, TopicDescription> first = new HashMap<>();
  private final Map<String, Integer> missingLooks = new HashMap<>();

  TopicWatch(RecommenderSettings settings) {
    this.settings = settings;
    Topics edge = settings.topics();
    for (String topic : List.of(edge.orders(), edge.clients(), edge.recommendationChanged())) {
      required.put(topic, settings.partitions());
    }
    for (String stage :
        List.of(Names.AGREEMENTS_EVERYWHERE, Names.LINES_BY_ORDER, Names.PURCHASES_BY_CLIENT)) {
      required.put(settings.internalTopic(stage), settings.partitions());
    }
    for (String stage : List.of(Names.POPULARITY, Names.ORDER_QUALITY)) {
      required.put(settings.internalTopic(stage), 1);
    }
    TopologySettings topology = settings.topology();
    required.put(topology.topicEverywhere(Names.PRODUCT_DEMAND), 1);
    required.put(topology.topicEverywhere(Names.RECENT_PURCHASES), settings.partitions());
  }

  /**
   * Asks the brokers; returns the topics that exist.
   *
   * @throws IllegalStateException saying which topic is not as it must be, and what to do
   */
  Collection<TopicDescription> look(Admin admin) throws InterruptedException, ExecutionException {
    List<TopicDescription> existing = new ArrayList<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(topics()).topicNameValues().entrySet()) {
      Optional<TopicDescription> found = found(topic.getValue());
      if (found.isPresent()) {
        see(found.get());
        existing.add(found.get());
      } else {
        miss(topic.getKey());
      }
    }
    return existing;
  }

  private Collection<String> topics() {
    List<String> topics = new ArrayList<>(settings.topics().sources());
    required.keySet().stream().filter(topic -> !topics.contains(topic)).forEach(topics::add);
    return topics;
  }

  private static Optional<TopicDescription> found(KafkaFuture<TopicDescription> description)
      throws InterruptedException, ExecutionException {
    try {
      return Optional.of(description.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What the brokers say of a topic now. */
  void see(TopicDescription found) {
    missingLooks.remove(found.name());
    TopicDescription before = first.computeIfAbsent(found.name(), name -> found);
    int partitions = found.partitions().size();
    int expected = required.getOrDefault(found.name(), before.partitions().size());
    if (partitions != expected) {
      throw new IllegalStateException(
          "topic %s must have %d partitions, it has %d, so records lie where nobody looks for them: %s"
              .formatted(found.name(), expected, partitions, remedy(found.name(), expected)));
    }
    if (!before.topicId().equals(found.topicId())) {
      throw new IllegalStateException(
          "topic %s must stay the same, it was deleted and made anew: %s"
              .formatted(found.name(), remedy(found.name(), expected)));
    }
  }

  /** That the brokers know no such topic; internal ones are made at the first start. */
  void miss(String topic) {
    if (first.containsKey(topic)
        && missingLooks.merge(topic, 1, Integer::sum) > MISSING_LOOKS_MAX) {
      int expected = required.getOrDefault(topic, first.get(topic).partitions().size());
      throw new IllegalStateException(
          "topic %s must exist, it was deleted: %s".formatted(topic, remedy(topic, expected)));
    }
  }

  private String remedy(String topic, int partitions) {
    if (settings.topics().isSource(topic)) {
      return "make it with %d partitions, capture its table from a new snapshot, then build the state anew under another setting generation"
          .formatted(partitions);
    } else if (topic.equals(settings.topics().recommendationChanged())) {
      return "make it with %d partitions, then build the state anew under another setting generation, which publishes every list"
          .formatted(partitions);
    }
    return "build the state anew under another setting generation, which makes topics of its own";
  }
}
