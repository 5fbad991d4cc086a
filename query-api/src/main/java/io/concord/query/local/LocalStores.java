package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.cdc.DecimalIdSerde;
import io.concord.scoring.Demand;
import io.concord.store.CatalogueView;
import io.concord.store.DemandView;
import io.concord.store.Mark;
import io.concord.store.Names;
import io.concord.store.PopularityView;
import io.concord.store.PurchaseView;
import io.concord.store.QualityView;
import io.concord.store.RecentPurchasesView;
import io.concord.store.RecommendationView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Views of this process's stores. Each call asks Kafka Streams anew, because tasks move.
 *
 * <p>Every method throws {@link InvalidStateStoreException} while the store is not here, not
 * restored, or not to be trusted.
 */
final class LocalStores {
  private static final int POPULARITY_PARTITION = 0;
  private static final int QUALITY_PARTITION = 0;

  private final RecommenderStreams streams;
  private final Holding holding;
  private final StoreDecorator decorator;
  private final DecimalIdSerde ids = new DecimalIdSerde();

  LocalStores(RecommenderStreams streams, Holding holding, StoreDecorator decorator) {
    this.streams = streams;
    this.holding = holding;
    this.decorator = decorator;
  }

  /** Which stores are read. */
  enum Holding {
    /** Those of the tasks that this node surely processes alone. */
    OWNED,
    /** Any that are here and were once complete. */
    COPY
  }

  boolean areCopies() {
    return holding == Holding.COPY;
  }

  RecommendationView recommendations(long clientId) {
    return recommendationsOf(partition(clientId));
  }

  PurchaseView purchases(long clientId) {
    return purchasesOf(partition(clientId));
  }

  /** Whether the clients of a partition can be read now. */
  boolean has(int partition) {
    try {
      purchasesOf(partition);
      return true;
    } catch (InvalidStateStoreException e) {
      return false;
    }
  }

  /** The lists of all clients of a partition. */
  RecommendationView recommendationsOf(int partition) {
    return new RecommendationView(clientStore(Names.RECOMMENDATIONS_STORE, partition));
  }

  /** The rows of all clients of a partition. */
  PurchaseView purchasesOf(int partition) {
    return new PurchaseView(clientStore(Names.PURCHASES_STORE, partition));
  }

  /** How far the client's list may be behind its source. */
  Duration staleness(long clientId, Instant now) {
    int partition = partition(clientId);
    Duration unread =
        areCopies() ? ofCopy(partition, now) : streams.staleness().ofOwned(partition, now);
    boolean mayBeMarked = areCopies() || streams.hasPendingClients();
    return max(max(staleness(now), unread), mayBeMarked ? markedFor(clientId, now) : Duration.ZERO);
  }

  /** Whether a client of whom nothing is here may yet exist. */
  boolean mayNotKnow(long clientId, Instant now) {
    return areCopies() || !staleness(clientId, now).isZero();
  }

  /** The same of what concerns no client of ours. */
  Duration staleness(Instant now) {
    return streams.behindFor(now);
  }

  private Duration ofCopy(int partition, Instant now) {
    return streams.staleness().ofCopy(partition, now).orElseThrow(LocalStores::notComplete);
  }

  /** A client whose list is due: after a backlog, or since its owner went away. */
  private Duration markedFor(long clientId, Instant now) {
    Mark mark = recommendations(clientId).mark(clientId);
    return mark == null
        ? Duration.ZERO
        : max(Duration.ZERO, Duration.between(Instant.ofEpochMilli(mark.commitTimeMs()), now));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** How far the popularity here may be behind its source. */
  Duration popularityStaleness(Instant now) {
    return max(staleness(now), streams.staleness().ofPopularity(now));
  }

  /** Whether any list may not be what V3 would give, because a source record was put aside. */
  boolean areInexact() {
    return streams.isInexact();
  }

  PopularityView popularity() {
    if (!streams.staleness().hasPopularity()) {
      throw notComplete();
    }
    return new PopularityView(partitionOf(Names.POPULARITY_STORE, POPULARITY_PARTITION));
  }

  /** How far the counts of the quality here may be behind their source. */
  Duration qualityStaleness(Instant now) {
    return max(staleness(now), streams.staleness().ofQuality(now));
  }

  QualityView quality() {
    if (!streams.staleness().hasQuality()) {
      throw notComplete();
    }
    return new QualityView(partitionOf(Names.QUALITY_STORE, QUALITY_PARTITION));
  }

  /**
   * What all clients together order, as of the start of a day, as this node has it. The store is
   * opened when a product is asked for: a list that does not depend on it does not need it.
   */
  Demand demand(LocalDate asOf) {
    return new Demand() {
      private Demand opened;

      @Override
      public double pop14(long productId) {
        if (opened == null) {
          opened = demandView().asOf(asOf);
        }
        return opened.pop14(productId);
      }
    };
  }

  CatalogueView catalogue() {
    return new CatalogueView(
        store(query(Names.PRODUCTS_STORE)),
        store(query(Names.CAR_BRANDS_STORE)),
        store(query(Names.PRODUCT_CAR_BRANDS_STORE)));
  }

  /** What all clients order of each product. */
  DemandView demandView() {
    return new DemandView(store(query(Names.PRODUCT_DEMAND)));
  }

  RecentPurchasesView recentPurchases() {
    return new RecentPurchasesView(store(query(Names.RECENT_PURCHASES)));
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> clientStore(String name, int partition) {
    if (areCopies()) {
      if (!streams.staleness().hasCopy(partition)) {
        throw notComplete();
      }
    } else if (!streams.owns(partition)) {
      throw new InvalidStateStoreException("another node may have taken over this one's tasks");
    }
    return partitionOf(name, partition);
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> partitionOf(String name, int partition) {
    return decorator.around(name, partition, store(query(name, partition)));
  }

  /** The default partitioner's choice for the client's key. */
  int partition(long clientId) {
    byte[] key = ids.serializer().serialize(null, clientId);
    return Utils.toPositive(Utils.murmur2(key)) % streams.settings().partitions();
  }

  private StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> query(
      String name, int partition) {
    StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> query =
        query(name).withPartition(partition);
    return areCopies() ? query.enableStaleStores() : query;
  }

  private static StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> query(String name) {
    return StoreQueryParameters.fromNameAndType(
        name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore());
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> store(
      StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> query) {
    KafkaStreams running = streams.streams();
    if (running == null || !running.state().isRunningOrRebalancing()) {
      throw new StreamsNotStartedException("Kafka Streams is not running");
    }
    try {
      return running.store(query);
    } catch (IllegalStateException e) {
      // it stopped since it was asked for its state
      throw new StreamsNotStartedException("Kafka Streams is not running", e);
    }
  }

  private static InvalidStateStoreException notComplete() {
    return new InvalidStateStoreException("the store is not here, or not complete yet");
  }
}
