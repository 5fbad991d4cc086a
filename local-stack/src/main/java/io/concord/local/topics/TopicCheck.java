package io.concord.local.topics;

import io.concord.local.kafka.TopicSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Compares topics with what they should be, and makes those that are missing. */
final class TopicCheck {
  private final Admin admin;

  TopicCheck(Admin admin) {
    this.admin = admin;
  }

  /** What became of a topic. */
  enum State {
    CREATED,
    EXISTS,
    DEVIATES
  }

  /**
   * A topic and how it is.
   *
   * @param differences such as {@code partitions=2 instead of 4}; none unless it deviates
   */
  record Result(String topic, State state, List<String> differences) {
    Result {
      differences = List.copyOf(differences);
    }
  }

  /** Makes what is missing; what exists is left as it is. In the order asked for. */
  List<Result> ensure(List<NewTopic> wanted) throws InterruptedException {
    Map<String, KafkaFuture<Void>> created = admin.createTopics(wanted).values();
    List<Result> results = new ArrayList<>();
    List<NewTopic> present = new ArrayList<>();
    for (NewTopic topic : wanted) {
      if (!isNew(created.get(topic.name()))) {
        present.add(topic);
      }
    }
    Map<String, List<String>> differences = differences(present);
    for (NewTopic topic : wanted) {
      results.add(result(topic.name(), differences.get(topic.name())));
    }
    return results;
  }

  private static Result result(String topic, List<String> differences) {
    if (differences == null) {
      return new Result(topic, State.CREATED, List.of());
    }
    return new Result(topic, differences.isEmpty() ? State.EXISTS : State.DEVIATES, differences);
  }

  private static boolean isNew(KafkaFuture<Void> created) throws InterruptedException {
    try {
      created.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw new KafkaException("topics must be creatable", e.getCause());
    }
  }

  /** Of each topic that was there before, between what is and what should be. */
  private Map<String, List<String>> differences(List<NewTopic> topics) throws InterruptedException {
    List<String> names = topics.stream().map(NewTopic::name).toList();
    Map<String, TopicSettings> settings = TopicSettings.read(admin, names);
    Map<String, List<String>> differences = new HashMap<>();
    try {
      Map<String, TopicDescription> descriptions =
          admin.describeTopics(names).allTopicNames().get();
      for (NewTopic topic : topics) {
        int partitions = descriptions.get(topic.name()).partitions().size();
        differences.put(topic.name(), differences(topic, partitions, settings.get(topic.name())));
      }
    } catch (ExecutionException e) {
      throw new KafkaException("topics must be readable", e.getCause());
    }
    return differences;
  }

  private static List<String> differences(NewTopic topic, int partitions, TopicSettings settings) {
    List<String> differences = new ArrayList<>();
    if (partitions != topic.numPartitions()) {
      differences.add("partitions=" + partitions + " instead of " + topic.numPartitions());
    }
    for (TopicSettings.Shortfall each : settings.shortfalls(topic.configs())) {
      differences.add(each.key() + "=" + each.actual() + " instead of " + each.wanted());
    }
    return differences;
  }
}
