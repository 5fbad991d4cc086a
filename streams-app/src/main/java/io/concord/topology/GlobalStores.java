package io.concord.topology;

import io.concord.cdc.DecimalIdSerde;
import io.concord.cdc.Envelopes;
import io.concord.cdc.RowChange;
import io.concord.cdc.SourceRow;
import io.concord.store.CatalogueProduct;
import io.concord.store.CodecSerde;
import io.concord.store.Names;
import io.concord.store.RecentPurchasesCodec;
import io.concord.store.Stores;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;

/** The stores that are whole on every node, each read from a topic by every node. */
final class GlobalStores {
  private static final Serde<Long> ID = new DecimalIdSerde();

  private final StreamsBuilder builder;
  private final TopologySettings settings;
  private final NodeDemand demand;
  private final TopologyListener listener;
  private final DeadLetters deadLetters;

  GlobalStores(
      StreamsBuilder builder,
      TopologySettings settings,
      NodeDemand demand,
      TopologyListener listener,
      DeadLetters deadLetters) {
    this.builder = builder;
    this.settings = settings;
    this.demand = demand;
    this.listener = listener;
    this.deadLetters = deadLetters;
  }

  /** Adds them to the topology. */
  void keep() {
    keepDemand();
    keepCatalogue();
    keepRecentPurchases();
  }

  private void keepDemand() {
    builder.addGlobalStore(
        Stores.global(Names.PRODUCT_DEMAND),
        settings.topicEverywhere(Names.PRODUCT_DEMAND),
        Consumed.with(Serdes.Bytes(), Serdes.ByteArray())
            .withName(CatalogueKeeper.nameOf(Names.PRODUCT_DEMAND)),
        () -> new DemandKeeper(demand));
  }

  private void keepCatalogue() {
    keep(
        settings.topics().products(),
        Names.PRODUCTS_STORE,
        Envelopes.products(),
        (store, id, row) ->
            store.putProduct(
                id, row == null ? null : new CatalogueProduct(row.name(), row.vendorCode())));
    keep(
        settings.topics().carBrands(),
        Names.CAR_BRANDS_STORE,
        Envelopes.carBrands(),
        (store, id, row) -> store.putBrand(id, row == null ? null : row.name()));
    keep(
        settings.topics().productCarBrands(),
        Names.PRODUCT_CAR_BRANDS_STORE,
        Envelopes.productCarBrands(),
        (store, id, row) -> {
          if (row == null || row.productId() == null || row.carBrandId() == null) {
            store.removeLink(id);
          } else {
            store.putLink(id, row.productId(), row.carBrandId());
          }
        });
  }

  private void keepRecentPurchases() {
    builder.addGlobalStore(
        Stores.global(Names.RECENT_PURCHASES),
        settings.topicEverywhere(Names.RECENT_PURCHASES),
        Consumed.with(ID, new CodecSerde<>(new RecentPurchasesCodec()))
            .withName("keep-recent-purchases"),
        RecentPurchasesKeeper::new);
  }

  private <T extends SourceRow> void keep(
      String topic, String storeName, Serde<RowChange<T>> serde, CatalogueKeeper.Writer<T> writer) {
    builder.addGlobalStore(
        Stores.global(storeName),
        topic,
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
            .withName(CatalogueKeeper.nameOf(storeName)),
        () ->
            new CatalogueKeeper<>(storeName, serde.deserializer(), writer, listener, deadLetters));
  }
}
