package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.cdc.DecimalIdSerde;
import io.concord.store.CatalogueView;
import io.concord.store.Names;
import io.concord.store.PopularityView;
import io.concord.store.PurchaseView;
import io.concord.store.RecommendationView;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Views of this process's stores. Each call asks Kafka Streams anew, because tasks move.
 *
 * <p>Every method throws {@link org.apache.kafka.streams.errors.InvalidStateStoreException} while
 * the store is not here or not restored.
 */
final class LocalStores {
  private static final int POPULARITY_PARTITION = 0;

  private final RecommenderStreams streams;
  private final DecimalIdSerde ids = new DecimalIdSerde();

  LocalStores(RecommenderStreams streams) {
    this.streams = streams;
  }

  RecommendationView recommendations(long clientId) {
    return new RecommendationView(store(Names.RECOMMENDATIONS_STORE, partition(clientId)));
  }

  PurchaseView purchases(long clientId) {
    return new PurchaseView(store(Names.PURCHASES_STORE, partition(clientId)));
  }

  PopularityView popularity() {
    return new PopularityView(store(Names.POPULARITY_STORE, POPULARITY_PARTITION));
  }

  CatalogueView catalogue() {
    return new CatalogueView(
        store(Names.PRODUCTS_STORE, null),
        store(Names.CAR_BRANDS_STORE, null),
        store(Names.PRODUCT_CAR_BRANDS_STORE, null));
  }

  /** The default partitioner's choice for the client's key. */
  private int partition(long clientId) {
    byte[] key = ids.serializer().serialize(null, clientId);
    return Utils.toPositive(Utils.murmur2(key)) % streams.settings().partitions();
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, Integer partition) {
    KafkaStreams running = streams.streams();
    if (running == null || !running.state().isRunningOrRebalancing()) {
      throw new StreamsNotStartedException("Kafka Streams is not running");
    }
    StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> query =
        StoreQueryParameters.fromNameAndType(
            name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore());
    try {
      return running.store(partition == null ? query : query.withPartition(partition));
    } catch (IllegalStateException e) {
      // it stopped since it was asked for its state
      throw new StreamsNotStartedException("Kafka Streams is not running", e);
    }
  }
}
