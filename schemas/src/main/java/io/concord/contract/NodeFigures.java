package io.concord.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What nodes tell each other of their work: rates over the last ten seconds, times of the last
 * minute.
 *
 * @param mode {@code live} or {@code catching-up}
 * @param recordsPerSecond by name of the topology's node; only those that did anything
 * @param pendingClients clients whose list awaits rescoring on this node
 * @param checks stored lists held against V3 from scratch since the node's start
 * @param mismatches those that were wrong
 * @param freshness from the source's commit to the changed list being readable
 * @param requests from a request's first byte to its answer's first byte
 */
public record NodeFigures(
    String mode,
    Map<String, Double> recordsPerSecond,
    double changesPerSecond,
    double rescoringsPerSecond,
    double requestsPerSecond,
    long pendingClients,
    long checks,
    long mismatches,
    List<TimeBucket> freshness,
    List<TimeBucket> requests) {
  public NodeFigures {
    recordsPerSecond = new TreeMap<>(recordsPerSecond);
    freshness = List.copyOf(freshness);
    requests = List.copyOf(requests);
  }

  /**
   * How many times were about so long; the buckets of all nodes have the same bounds, so that they
   * can be added up.
   *
   * @param ms the middle of the bucket
   */
  public record TimeBucket(double ms, long count) {}
}
