package io.concord.query.local;

import io.concord.contract.NodeClients;
import io.concord.query.ClientQuery;
import io.concord.query.NodeReader;
import java.util.Set;

/** What this node says for itself. */
final class LocalNodeReader implements NodeReader {
  private final LocalClientSearch clients;

  LocalNodeReader(LocalClientSearch clients) {
    this.clients = clients;
  }

  @Override
  public NodeClients clients(ClientQuery query, Set<Integer> copies) {
    return clients.find(query, copies);
  }
}
