package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.query.NodeReader;
import io.concord.query.PopularReader;
import io.concord.query.Readers;
import io.concord.query.ReadinessReader;
import io.concord.query.local.LocalStores.Holding;
import io.concord.query.routing.LocalCopies;
import io.concord.query.routing.Members;
import io.concord.query.routing.Placement;
import java.time.InstantSource;

/** The query ports over the stores of this process. */
public final class LocalReaders implements AutoCloseable {
  private final RecommenderStreams streams;
  private final InstantSource clock;
  private final LocalStores owned;
  private final LocalStores copies;
  private final Catalogue catalogue;
  private final PopularReader popular;
  private final LocalClientSearch clients;

  /**
   * The ports over these streams.
   *
   * @param decorator is put around each store that is read
   */
  public LocalReaders(RecommenderStreams streams, InstantSource clock, StoreDecorator decorator) {
    this.streams = streams;
    this.clock = clock;
    this.owned = new LocalStores(streams, Holding.OWNED, decorator);
    this.copies = new LocalStores(streams, Holding.COPY, decorator);
    this.catalogue = new Catalogue(streams, copies);
    this.popular = CachedPopularReader.ofHere(new LocalPopularReader(streams, copies, clock));
    this.clients = new LocalClientSearch(streams, owned, copies);
  }

  /** The popularity, if it is here. */
  public PopularReader popular() {
    return popular;
  }

  /**
   * What this node can say by itself.
   *
   * @param everywhere the popularity, wherever it is: clients without purchases get it
   */
  public LocalCopies copies(PopularReader everywhere) {
    return new LocalCopies(readers(owned, everywhere), readers(copies, everywhere));
  }

  private Readers readers(LocalStores stores, PopularReader everywhere) {
    return new Readers(
        new LocalRecommendationReader(streams, stores, catalogue, everywhere, clock),
        new LocalClientReader(streams, stores, catalogue, clock));
  }

  public ReadinessReader readiness() {
    return new LocalReadinessReader(streams);
  }

  public Placement placement() {
    return new LocalPlacement(streams, owned);
  }

  public Members members() {
    return new LocalMembers(streams);
  }

  /** What this node tells the others of itself. */
  public NodeReader node() {
    return new LocalNodeReader(clients);
  }

  @Override
  public void close() {
    clients.close();
  }
}
