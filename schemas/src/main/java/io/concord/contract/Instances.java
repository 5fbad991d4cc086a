package io.concord.contract;

import java.time.Instant;
import java.util.List;

/**
 * Answer of {@code GET /v1/instances}: the nodes as the answering one knows them.
 *
 * @param lag source and internal records not yet processed by any node
 * @param unassigned tasks that no node processes at the moment
 */
public record Instances(
    Instant generatedAt, long lag, List<Instance> instances, List<Task> unassigned) {
  public Instances {
    instances = List.copyOf(instances);
    unassigned = List.copyOf(unassigned);
  }

  /**
   * One node.
   *
   * @param address {@code host:port} of its HTTP server
   * @param self whether it is the one that answers
   * @param reachable whether it answered when it was last asked
   * @param lag records its active tasks have not yet processed
   * @param active tasks it processes
   * @param standby tasks whose state it copies
   */
  public record Instance(
      String address,
      boolean self,
      boolean reachable,
      long lag,
      List<Task> active,
      List<Task> standby) {
    public Instance {
      active = List.copyOf(active);
      standby = List.copyOf(standby);
    }
  }

  /**
   * A stage's share of the work.
   *
   * @param stage name of the processor, as in {@code GET /v1/topology}
   * @param lag records in front of it
   */
  public record Task(String stage, int partition, long lag) {}
}
