package io.concord.query;

import java.util.Objects;

/**
 * The ports over all nodes together.
 *
 * @param here what this node alone tells the others
 */
public record Overview(
    ClientSearch clients, TopologyReader topology, OperationsReader operations, NodeReader here) {
  public Overview {
    Objects.requireNonNull(clients, "clients");
    Objects.requireNonNull(topology, "topology");
    Objects.requireNonNull(operations, "operations");
    Objects.requireNonNull(here, "here");
  }
}
