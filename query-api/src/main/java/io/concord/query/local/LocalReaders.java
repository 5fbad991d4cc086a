package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.app.metric.TimeHistogram;
import io.concord.contract.RecommendationRules;
import io.concord.query.InstancesReader;
import io.concord.query.PopularReader;
import io.concord.query.ProductReader;
import io.concord.query.QualityReader;
import io.concord.query.Readers;
import io.concord.query.ReadinessReader;
import io.concord.query.local.LocalStores.Holding;
import io.concord.query.routing.LocalCopies;
import io.concord.query.routing.Placement;
import io.concord.query.routing.ThisNode;
import io.concord.scoring.InDemand;
import java.time.InstantSource;
import java.util.function.Predicate;

/** The query ports over the stores of this process. */
public final class LocalReaders implements AutoCloseable {
  private final RecommenderStreams streams;
  private final InstantSource clock;
  private final LocalStores owned;
  private final LocalStores copies;
  private final Catalogue catalogue;
  private final PopularReader popular;
  private final LocalClientSearch clients;
  private final LocalFigures figures;
  private final FigureSampler sampler;
  private final Places places;
  private final ListRules rules;
  private final CoPurchases coPurchases;
  private final MostDemanded demanded;
  private final Discoveries discoveries;

  /**
   * The ports over these streams.
   *
   * @param rules that every list obeys, whoever asks
   * @param decorator is put around each store that is read
   * @param requests times of the requests answered so far
   */
  public LocalReaders(
      RecommenderStreams streams,
      RecommendationRules rules,
      InstantSource clock,
      StoreDecorator decorator,
      TimeHistogram requests) {
    this.streams = streams;
    this.clock = clock;
    this.owned = new LocalStores(streams, Holding.OWNED, decorator);
    this.copies = new LocalStores(streams, Holding.COPY, decorator);
    this.catalogue = new Catalogue(streams, copies);
    this.places = new Places(catalogue::entry);
    this.rules = new ListRules(rules, places::brands);
    this.coPurchases = new CoPurchases(copies::recentPurchases, System::nanoTime);
    this.demanded = mostDemanded();
    MostDemanded today = mostDemanded();
    this.discoveries =
        new Discoveries(
            coPurchases,
            day -> today.before(day).stream().map(InDemand::productId).toList(),
            () -> streams.settings().businessDay().liveAsOf(clock.instant()));
    this.popular = CachedPopularReader.ofHere(new LocalPopularReader(streams, copies, clock));
    this.clients = new LocalClientSearch(streams, owned, copies);
    this.figures = new LocalFigures(streams, requests);
    this.sampler = new FigureSampler(figures);
  }

  /** The popularity, if it is here. */
  public PopularReader popular() {
    return popular;
  }

  /** The quality of lists, if it is counted here. */
  public QualityReader quality() {
    return new LocalQualityReader(streams, copies, clock);
  }

  /** Any day may be asked for; the live day's, which lists need, is kept apart. */
  private MostDemanded mostDemanded() {
    return new MostDemanded(day -> copies.demandView().ranking(day), System::nanoTime);
  }

  /** Products over all clients, which every node knows by itself. */
  public ProductReader products() {
    return new LocalProductReader(streams, copies, catalogue, coPurchases, demanded, clock);
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
        new LocalRecommendationReader(
            streams, stores, places, everywhere, rules, discoveries, clock),
        new LocalClientReader(streams, stores, catalogue, clock));
  }

  public ReadinessReader readiness() {
    return new LocalReadinessReader(streams);
  }

  public Placement placement() {
    return new LocalPlacement(streams, owned);
  }

  /** Which nodes there are. */
  public InstancesReader instances(Predicate<String> reachable) {
    return new LocalInstancesReader(streams, reachable, clock);
  }

  /** What this node knows, of itself and of the group. */
  public ThisNode node(Predicate<String> reachable) {
    return new ThisNode(
        new LocalNodeReader(clients, figures),
        new LocalMembers(streams),
        instances(reachable),
        readiness(),
        TopologyPlan.of(streams.settings()));
  }

  @Override
  public void close() {
    sampler.close();
    clients.close();
  }
}
