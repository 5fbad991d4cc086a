package io.concord.query.remote;

import io.concord.contract.NodeClients;
import io.concord.contract.NodeFigures;
import io.concord.query.ClientQuery;
import io.concord.query.NodeReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks one node. */
final class RemoteNodeReader implements NodeReader {
  private final PeerClient peer;

  RemoteNodeReader(PeerClient peer) {
    this.peer = peer;
  }

  @Override
  public NodeClients clients(ClientQuery query, Set<Integer> copies) {
    String text = URLEncoder.encode(query.text(), StandardCharsets.UTF_8);
    String partitions =
        new TreeSet<>(copies).stream().map(String::valueOf).collect(Collectors.joining(","));
    return peer.get(
        "/internal/clients?query="
            + text
            + "&limit="
            + query.limit()
            + (copies.isEmpty() ? "" : "&copies=" + partitions),
        NodeClients.class);
  }

  @Override
  public NodeFigures figures() {
    return peer.get("/internal/figures", NodeFigures.class);
  }
}
