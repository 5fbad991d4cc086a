package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.app.TaskHolders;
import io.concord.query.routing.Holders;
import io.concord.query.routing.Placement;

/** As the group of nodes last agreed; this node is left out, it has been asked already. */
final class LocalPlacement implements Placement {
  private final RecommenderStreams streams;
  private final LocalStores stores;

  LocalPlacement(RecommenderStreams streams, LocalStores stores) {
    this.streams = streams;
    this.stores = stores;
  }

  @Override
  public Holders client(long clientId) {
    return others(streams.holders(stores.partition(clientId)));
  }

  @Override
  public Holders popularity() {
    return others(streams.popularityHolders());
  }

  @Override
  public Holders quality() {
    return others(streams.qualityHolders());
  }

  private Holders others(TaskHolders holders) {
    String self = streams.applicationServer();
    return new Holders(
        self.equals(holders.active()) ? null : holders.active(),
        holders.standbys().stream().filter(address -> !address.equals(self)).toList());
  }
}
