package io.concord.contract;

import io.concord.contract.FoundClients.FoundClient;
import java.util.List;

/**
 * What nodes tell each other of clients that fit what was typed.
 *
 * @param partitions of the client stage that were looked at
 * @param complete whether all clients of these partitions were looked at
 * @param clients the best of them, best first
 */
public record NodeClients(List<Integer> partitions, boolean complete, List<FoundClient> clients) {
  public NodeClients {
    partitions = List.copyOf(partitions);
    clients = List.copyOf(clients);
  }
}
