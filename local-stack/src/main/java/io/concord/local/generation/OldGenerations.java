package io.concord.local.generation;

import io.concord.app.RecommenderSettings;
import io.concord.topology.TopologySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;

/** The consumer groups and internal topics of the generations before one. */
final class OldGenerations {
  /** How names of topics end that are one generation's alone. */
  private static final List<String> KINDS =
      List.of("-repartition", "-changelog", TopologySettings.EVERYWHERE);

  private final Admin admin;
  private final List<String> applicationIds;

  OldGenerations(Admin admin, String prefix, int generation) {
    this.admin = admin;
    this.applicationIds =
        IntStream.range(1, generation)
            .mapToObj(older -> RecommenderSettings.applicationId(prefix, older))
            .toList();
  }

  /** Those that nodes still run. */
  List<String> running() throws ExecutionException, InterruptedException {
    List<String> running = new ArrayList<>();
    for (String group : groups()) {
      ConsumerGroupDescription description =
          admin.describeConsumerGroups(Set.of(group)).describedGroups().get(group).get();
      if (!description.members().isEmpty()) {
        running.add(group);
      }
    }
    return running;
  }

  private List<String> groups() throws ExecutionException, InterruptedException {
    Set<String> all =
        admin.listGroups().all().get().stream()
            .map(GroupListing::groupId)
            .collect(java.util.stream.Collectors.toSet());
    return applicationIds.stream().filter(all::contains).toList();
  }

  /** Deletes groups and topics; returns the topics. */
  List<String> delete() throws ExecutionException, InterruptedException {
    List<String> topics =
        admin.listTopics().names().get().stream().filter(this::isInternal).sorted().toList();
    admin.deleteTopics(topics).all().get();
    admin.deleteConsumerGroups(groups()).all().get();
    return topics;
  }

  private boolean isInternal(String topic) {
    boolean kept = KINDS.stream().anyMatch(topic::endsWith);
    return kept
        && applicationIds.stream()
            .anyMatch(id -> topic.startsWith(id + "-") && !topic.startsWith(id + "-g"));
  }
}
