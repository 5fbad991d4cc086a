package io.concord.http;

import io.concord.contract.FoundClients;
import io.concord.contract.FoundClients.FoundClient;
import io.concord.contract.NodeClients;
import io.concord.contract.NodeFigures;
import io.concord.contract.NodeFigures.TimeBucket;
import io.concord.query.ClientQuery;
import io.concord.query.NodeReader;
import io.concord.query.Overview;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All nodes together, and this one; remembers what was asked last. */
public final class InMemoryNodes implements NodeReader {
  private static final List<FoundClient> CLIENTS =
      List.of(
          new FoundClient(410376, "Smith Trucks", "HEAVY", 412),
          new FoundClient(410901, null, null, null));

  public volatile ClientQuery lastQuery;
  public volatile Set<Integer> lastCopies;

  public Overview overview() {
    return new Overview(this::find, Samples::topology, Samples::operations, this);
  }

  private FoundClients find(ClientQuery query) {
    lastQuery = query;
    return new FoundClients(query.text(), true, CLIENTS);
  }

  @Override
  public NodeClients clients(ClientQuery query, Set<Integer> copies) {
    lastQuery = query;
    lastCopies = copies;
    return new NodeClients(List.of(0, 2), true, CLIENTS);
  }

  @Override
  public NodeFigures figures() {
    return new NodeFigures(
        "live",
        Map.of("place-orders", 3.2),
        3,
        3,
        120,
        0,
        5,
        0,
        List.of(new TimeBucket(60.416, 180)),
        List.of());
  }
}
