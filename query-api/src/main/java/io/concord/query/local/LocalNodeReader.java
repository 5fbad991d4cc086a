package io.concord.query.local;

import io.concord.contract.NodeClients;
import io.concord.contract.NodeFigures;
import io.concord.query.ClientQuery;
import io.concord.query.NodeReader;
import java.util.Set;

/** What this node says for itself. */
final class LocalNodeReader implements NodeReader {
  private final LocalClientSearch clients;
  private final LocalFigures figures;

  LocalNodeReader(LocalClientSearch clients, LocalFigures figures) {
    this.clients = clients;
    this.figures = figures;
  }

  @Override
  public NodeClients clients(ClientQuery query, Set<Integer> copies) {
    return clients.find(query, copies);
  }

  @Override
  public NodeFigures figures() {
    return figures.figures();
  }
}
