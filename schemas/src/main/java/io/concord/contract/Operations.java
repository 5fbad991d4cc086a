package io.concord.contract;

import java.time.Instant;
import java.util.List;

/**
 * Answer of {@code GET /v1/operations}: all nodes together, rates over the last ten seconds, times
 * of the last minute.
 *
 * @param ordersPerSecond rows of the source's orders read, each creation, change and removal once
 * @param linesPerSecond rows of the source's order lines read, counted alike
 * @param changesPerSecond changed lists published
 * @param rescoringsPerSecond clients rescored, changed or not
 * @param freshness from the source's commit to the changed list being readable
 * @param lag source and internal records not yet processed by any node; -1 while unknown
 * @param pendingClients clients whose list awaits rescoring
 * @param deadLetters records that were put aside and are open; -1 while unknown
 * @param possiblyInexact whether such a record may have changed a list, or that is not known yet
 * @param complete whether every node answered
 */
public record Operations(
    Instant generatedAt,
    double ordersPerSecond,
    double linesPerSecond,
    double changesPerSecond,
    double rescoringsPerSecond,
    Freshness freshness,
    Requests requests,
    long lag,
    long pendingClients,
    long deadLetters,
    boolean possiblyInexact,
    Exactness exactness,
    List<NodeOperations> nodes,
    boolean complete) {
  public Operations {
    nodes = List.copyOf(nodes);
  }

  /**
   * Times of the last minute.
   *
   * @param p50Ms null when there was none
   * @param p99Ms null when there was none
   */
  public record Freshness(Double p50Ms, Double p99Ms, long count) {}

  /**
   * Requests answered.
   *
   * @param p50Ms null when there was none
   * @param p99Ms null when there was none
   */
  public record Requests(double perSecond, Double p50Ms, Double p99Ms) {}

  /** Stored lists held against V3 from scratch since each node's start, and those found wrong. */
  public record Exactness(long checks, long mismatches) {}

  /**
   * One node.
   *
   * @param address {@code host:port} of its HTTP server
   * @param self whether it is the one that answers
   * @param reachable whether it answered
   * @param mode {@code live} or {@code catching-up}; null when it did not answer
   * @param ordersPerSecond null when it did not answer
   * @param changesPerSecond null when it did not answer
   * @param lag records its active tasks have not yet processed
   */
  public record NodeOperations(
      String address,
      boolean self,
      boolean reachable,
      String mode,
      Double ordersPerSecond,
      Double changesPerSecond,
      long lag) {}
}
