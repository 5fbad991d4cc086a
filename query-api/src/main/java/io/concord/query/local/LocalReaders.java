package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.query.ClientReader;
import io.concord.query.ReadinessReader;
import io.concord.query.RecommendationReader;
import java.time.InstantSource;

/** The query ports over the stores of this process. */
public final class LocalReaders {
  private final RecommendationReader recommendations;
  private final ClientReader clients;
  private final ReadinessReader readiness;

  public LocalReaders(RecommenderStreams streams, InstantSource clock) {
    LocalStores stores = new LocalStores(streams);
    Catalogue catalogue = new Catalogue(streams, stores);
    recommendations = new LocalRecommendationReader(streams, stores, catalogue, clock);
    clients = new LocalClientReader(streams, stores, catalogue, clock);
    readiness = new LocalReadinessReader(streams);
  }

  public RecommendationReader recommendations() {
    return recommendations;
  }

  public ClientReader clients() {
    return clients;
  }

  public ReadinessReader readiness() {
    return readiness;
  }
}
