package io.concord.topology;

import io.concord.cdc.DecimalIdSerde;
import io.concord.cdc.Envelopes;
import io.concord.cdc.RowChange;
import io.concord.cdc.SourceRow;
import io.concord.contract.RecommendationChanged;
import io.concord.purchase.ClientEvent;
import io.concord.purchase.ClientEvent.PurchaseEvent;
import io.concord.purchase.OrderEvent;
import io.concord.purchase.RecentPurchases;
import io.concord.store.CodecSerde;
import io.concord.store.Names;
import io.concord.store.OrderEventCodec;
import io.concord.store.PopularityChange;
import io.concord.store.PopularityChangeCodec;
import io.concord.store.PurchaseEventCodec;
import io.concord.store.QualityChange;
import io.concord.store.QualityChangeCodec;
import io.concord.store.RecentPurchasesCodec;
import io.concord.store.Stores;
import io.concord.topology.ClientOutput.ListChanged;
import io.concord.topology.ClientOutput.PopularityChanged;
import io.concord.topology.ClientOutput.QualityChanged;
import io.concord.topology.ClientOutput.RecentChanged;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * From source rows to served lists.
 *
 * <pre>
 * cdc.ClientAgreement -> share-agreements => agreements-everywhere --.
 * cdc.OrderItem       -> route-lines      => lines-by-order ---------+-> assemble-orders [orders]
 * cdc.Order           -> read-orders --------------------------------'        |
 *                                                                             v
 * cdc.Client          -> read-clients ------------------.        purchases-by-client
 *                                                       v                     |
 *                              rescore-clients <- record-purchases <----------'
 *                   [recommendations, order-quality]  [purchases]
 *                                |   |      |
 *                                |   |      |=> popularity -> rank-popular [product-popularity]
 *                                |   |      |                     |
 *                                |   |      |                     '-> demand, whole on every node
 *                                |   |      '=> order-quality -> tally-quality [quality]
 *                                |   |                                |
 *                                |   |                                v
 *                                |   |                      recommendation-quality
 *                                |   '-> recent purchases, whole on every node
 *                                v
 *                     recommendation-changed
 *
 * cdc.Product, cdc.CarBrand, cdc.ProductCarBrand -> catalogue, whole on every node
 * </pre>
 */
public final class RecommenderTopology {
  private static final Serde<Long> ID = new DecimalIdSerde();
  private static final Serde<RecentPurchases> RECENT_PURCHASES =
      new CodecSerde<>(new RecentPurchasesCodec());

  private final TopologySettings settings;
  private final Pace pace;
  private final TopologyListener listener;
  private final DeadLetters deadLetters;
  private final NodeDemand demand;
  private final Stores stores = new Stores();
  private final StreamsBuilder builder;

  /**
   * A topology yet to be built, once.
   *
   * @param config checked for explicit names, nothing else
   */
  public RecommenderTopology(
      TopologySettings settings,
      StreamsConfig config,
      Pace pace,
      TopologyListener listener,
      DeadLetters deadLetters) {
    this.settings = settings;
    this.pace = pace;
    this.listener = listener;
    this.deadLetters = deadLetters;
    this.demand = new NodeDemand(settings.cachedProductsMax());
    this.builder = new StreamsBuilder(new TopologyConfig(config));
  }

  public Topology build() {
    KStream<Long, OrderEvent> agreements = shareAgreements();
    KStream<Long, OrderEvent> lines = routeLines();
    KStream<Long, OrderEvent> orders = readOrders();
    KStream<Long, PurchaseEvent> purchases = assembleOrders(agreements, lines, orders);
    KStream<Long, ClientEvent> clients = readClients();
    KStream<Long, ClientOutput> outputs = rescoreClients(recordPurchases(purchases, clients));
    publishChanges(outputs);
    shareRecentPurchases(outputs);
    shareDemand(rankPopular(outputs));
    tallyQuality(outputs);
    new GlobalStores(builder, settings, demand, listener, deadLetters).keep();
    return builder.build();
  }

  private KStream<Long, OrderEvent> shareAgreements() {
    return read(topics().clientAgreements(), "read-agreements", Envelopes.clientAgreements())
        .process(AgreementSharer::new, Named.as(Stages.SHARE_AGREEMENTS))
        .repartition(
            byOrder(Names.AGREEMENTS_EVERYWHERE).withStreamPartitioner(new EveryPartition<>()));
  }

  private KStream<Long, OrderEvent> routeLines() {
    return read(topics().orderItems(), "read-lines", Envelopes.orderItems())
        .process(() -> new LineRouter(settings.excludedProducts()), Named.as(Stages.ROUTE_LINES))
        .repartition(byOrder(Names.LINES_BY_ORDER));
  }

  private KStream<Long, OrderEvent> readOrders() {
    return read(topics().orders(), "read-orders", Envelopes.orders())
        .process(OrderPlacer::new, Named.as("place-orders"));
  }

  private KStream<Long, PurchaseEvent> assembleOrders(
      KStream<Long, OrderEvent> agreements,
      KStream<Long, OrderEvent> lines,
      KStream<Long, OrderEvent> orders) {
    return agreements
        .merge(lines, Named.as("with-lines"))
        .merge(orders, Named.as("with-orders"))
        .process(withStores(OrderAssembler::new, stores.orders()), Named.as(Stages.ASSEMBLE_ORDERS))
        .repartition(
            Repartitioned.<Long, PurchaseEvent>as(Names.PURCHASES_BY_CLIENT)
                .withKeySerde(ID)
                .withValueSerde(new CodecSerde<>(new PurchaseEventCodec()))
                .withNumberOfPartitions(settings.partitions()));
  }

  private KStream<Long, ClientEvent> readClients() {
    return read(topics().clients(), "read-clients", Envelopes.clients())
        .process(ClientReader::new, Named.as("name-clients"));
  }

  private KStream<Long, PurchaseUpdate> recordPurchases(
      KStream<Long, PurchaseEvent> purchases, KStream<Long, ClientEvent> clients) {
    return purchases
        .<ClientEvent>mapValues(purchase -> purchase, Named.as("as-client-events"))
        .merge(clients, Named.as("with-clients"))
        .process(
            withStores(PurchaseRecorder::new, stores.purchases()),
            Named.as(Stages.RECORD_PURCHASES));
  }

  private KStream<Long, ClientOutput> rescoreClients(KStream<Long, PurchaseUpdate> updates) {
    return updates.process(
        withStores(
            () -> new ClientRescorer(settings, pace, demand, listener),
            stores.purchases(),
            stores.recommendations(),
            stores.orderQuality()),
        Named.as("rescore-clients"));
  }

  private void publishChanges(KStream<Long, ClientOutput> outputs) {
    outputs
        .flatMapValues(RecommenderTopology::listChange, Named.as("select-list-changes"))
        .to(
            topics().recommendationChanged(),
            Produced.with(ID, new RecommendationChangedSerde()).withName("publish-changes"));
  }

  private static List<RecommendationChanged> listChange(ClientOutput output) {
    return output instanceof ListChanged changed ? List.of(changed.event()) : List.of();
  }

  private void shareRecentPurchases(KStream<Long, ClientOutput> outputs) {
    outputs
        .flatMapValues(RecommenderTopology::recentPurchases, Named.as("select-recent-purchases"))
        .to(
            settings.topicEverywhere(Names.RECENT_PURCHASES),
            Produced.with(ID, RECENT_PURCHASES).withName("share-recent-purchases"));
  }

  private static List<RecentPurchases> recentPurchases(ClientOutput output) {
    return output instanceof RecentChanged changed ? List.of(changed.recent()) : List.of();
  }

  private KStream<Bytes, byte[]> rankPopular(KStream<Long, ClientOutput> outputs) {
    return outputs
        .flatMapValues(RecommenderTopology::popularityChange, Named.as("select-popularity"))
        .repartition(
            Repartitioned.<Long, PopularityChange>as(Names.POPULARITY)
                .withKeySerde(ID)
                .withValueSerde(new CodecSerde<>(new PopularityChangeCodec()))
                .withNumberOfPartitions(1))
        .process(
            withStores(() -> new PopularityRanker(pace), stores.popularity()),
            Named.as(Stages.RANK_POPULAR));
  }

  private static List<PopularityChange> popularityChange(ClientOutput output) {
    return output instanceof PopularityChanged changed ? List.of(changed.change()) : List.of();
  }

  private void shareDemand(KStream<Bytes, byte[]> blocks) {
    blocks.to(
        settings.topicEverywhere(Names.PRODUCT_DEMAND),
        Produced.with(Serdes.Bytes(), Serdes.ByteArray()).withName("share-demand"));
  }

  private void tallyQuality(KStream<Long, ClientOutput> outputs) {
    outputs
        .flatMapValues(RecommenderTopology::qualityChange, Named.as("select-quality"))
        .repartition(
            Repartitioned.<Long, QualityChange>as(Names.ORDER_QUALITY)
                .withKeySerde(ID)
                .withValueSerde(new CodecSerde<>(new QualityChangeCodec()))
                .withNumberOfPartitions(1))
        .process(withStores(QualityTallier::new, stores.quality()), Named.as(Stages.TALLY_QUALITY))
        .to(
            topics().recommendationQuality(),
            Produced.with(Serdes.String(), new RecommendationQualitySerde())
                .withName("publish-quality"));
  }

  private static List<QualityChange> qualityChange(ClientOutput output) {
    return output instanceof QualityChanged changed ? List.of(changed.change()) : List.of();
  }

  private <T extends SourceRow> KStream<Long, RowChange<T>> read(
      String topic, String name, Serde<RowChange<T>> serde) {
    return builder.stream(
        topic,
        Consumed.with(ID, serde).withName(name).withTimestampExtractor(new CommitTimeExtractor()));
  }

  private Repartitioned<Long, OrderEvent> byOrder(String name) {
    return Repartitioned.<Long, OrderEvent>as(name)
        .withKeySerde(ID)
        .withValueSerde(new CodecSerde<>(new OrderEventCodec()))
        .withNumberOfPartitions(settings.partitions());
  }

  private Topics topics() {
    return settings.topics();
  }

  private static <K, V, K2, V2> ProcessorSupplier<K, V, K2, V2> withStores(
      ProcessorSupplier<K, V, K2, V2> supplier, StoreBuilder<?>... stores) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<K, V, K2, V2> get() {
        return supplier.get();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(stores);
      }
    };
  }
}
