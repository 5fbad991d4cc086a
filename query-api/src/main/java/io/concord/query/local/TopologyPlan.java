package io.concord.query.local;

import io.concord.app.RecommenderSettings;
import io.concord.app.RecommenderStreams;
import io.concord.contract.RunningTopology;
import io.concord.contract.RunningTopology.Edge;
import io.concord.contract.RunningTopology.Node;
import io.concord.contract.RunningTopology.Topic;
import io.concord.topology.Stages;
import io.concord.topology.TopologySettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;

/** The topology as it is built, with the names that the topics have in Kafka and without rates. */
final class TopologyPlan {
  private static final String SOURCE = "source";
  private static final String PROCESSOR = "processor";
  private static final String SINK = "sink";

  private final RecommenderSettings settings;
  private final Set<String> written;
  private final Set<String> read = new TreeSet<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  private TopologyPlan(RecommenderSettings settings, TopologyDescription topology) {
    this.settings = settings;
    this.written =
        topology.subtopologies().stream()
            .flatMap(task -> task.nodes().stream())
            .filter(Sink.class::isInstance)
            .map(sink -> ((Sink) sink).topic())
            .collect(Collectors.toSet());
    topology.subtopologies().forEach(task -> read.addAll(sourceTopics(task.nodes()).toList()));
    topology.subtopologies().forEach(task -> add(stage(task.nodes()), task.nodes()));
    topology
        .globalStores()
        .forEach(store -> add(Stages.KEEP_CATALOGUE, List.of(store.source(), store.processor())));
  }

  static RunningTopology of(RecommenderSettings settings) {
    TopologyPlan plan = new TopologyPlan(settings, RecommenderStreams.description(settings));
    return new RunningTopology(
        Instant.EPOCH,
        Stream.concat(Stages.IN_ORDER.stream(), Stream.of(Stages.KEEP_CATALOGUE)).toList(),
        plan.nodes,
        plan.edges,
        plan.topics(),
        true);
  }

  /** What reads a topic tells the stage, as it does for tasks. */
  private String stage(Collection<TopologyDescription.Node> task) {
    return sourceTopics(task).map(this::nameInKafka).map(settings::stage).findFirst().orElseThrow();
  }

  private static Stream<String> sourceTopics(Collection<TopologyDescription.Node> task) {
    return task.stream()
        .filter(Source.class::isInstance)
        .flatMap(source -> ((Source) source).topicSet().stream())
        .sorted();
  }

  private void add(String stage, Collection<TopologyDescription.Node> task) {
    for (TopologyDescription.Node node : task) {
      nodes.add(node(stage, node));
      node.successors().forEach(next -> edges.add(new Edge(node.name(), next.name())));
    }
  }

  private Node node(String stage, TopologyDescription.Node node) {
    if (node instanceof Source source) {
      return new Node(node.name(), SOURCE, stage, names(source.topicSet()), List.of(), 0);
    } else if (node instanceof Sink sink) {
      return new Node(node.name(), SINK, stage, names(Set.of(sink.topic())), List.of(), 0);
    }
    List<String> stores = new TreeSet<>(((Processor) node).stores()).stream().toList();
    return new Node(node.name(), PROCESSOR, stage, List.of(), stores, 0);
  }

  private List<String> names(Set<String> topics) {
    return topics.stream().map(this::nameInKafka).sorted().toList();
  }

  private List<Topic> topics() {
    Map<String, Boolean> internal = new TreeMap<>();
    Stream.concat(written.stream(), read.stream())
        .forEach(topic -> internal.put(nameInKafka(topic), isInternal(topic) || isShared(topic)));
    nodes.forEach(node -> node.topics().forEach(topic -> internal.putIfAbsent(topic, false)));
    return internal.entrySet().stream()
        .map(topic -> new Topic(topic.getKey(), topic.getValue()))
        .toList();
  }

  /** Whether the topic is one of ours that every node reads whole. */
  private static boolean isShared(String topic) {
    return topic.endsWith(TopologySettings.EVERYWHERE);
  }

  private boolean isInternal(String topic) {
    return written.contains(topic) && read.contains(topic);
  }

  private String nameInKafka(String topic) {
    return isInternal(topic) ? settings.applicationId() + "-" + topic : topic;
  }
}
