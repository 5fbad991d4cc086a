package io.concord.contract;

import java.time.Instant;
import java.util.List;

/**
 * Answer of {@code GET /v1/topology}: what is processed where, with the rates of the last ten
 * seconds on all nodes together.
 *
 * @param stages in the order in which a change passes them
 * @param nodes sources, processors and sinks
 * @param edges along which records pass inside a task; between tasks they pass through topics
 * @param complete whether every node told its rates
 */
public record RunningTopology(
    Instant generatedAt,
    List<String> stages,
    List<Node> nodes,
    List<Edge> edges,
    List<Topic> topics,
    boolean complete) {
  public RunningTopology {
    stages = List.copyOf(stages);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    topics = List.copyOf(topics);
  }

  /**
   * One node of the topology.
   *
   * @param kind {@code source}, {@code processor} or {@code sink}
   * @param stage whose task runs it
   * @param topics read by a source or written by a sink; empty otherwise
   * @param stores read and written by a processor
   * @param recordsPerSecond read, processed or written
   */
  public record Node(
      String name,
      String kind,
      String stage,
      List<String> topics,
      List<String> stores,
      double recordsPerSecond) {
    public Node {
      topics = List.copyOf(topics);
      stores = List.copyOf(stores);
    }
  }

  /** From one node to the next. */
  public record Edge(String from, String to) {}

  /**
   * One topic.
   *
   * @param internal whether it is only between the recommender's own stages
   */
  public record Topic(String name, boolean internal) {}
}
