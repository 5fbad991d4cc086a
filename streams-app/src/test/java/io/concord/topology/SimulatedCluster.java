package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.cdc.Envelopes;
import io.concord.cdc.RowChange;
import io.concord.cdc.SourceRow;
import io.concord.cdc.SourceRow.ClientAgreementRow;
import io.concord.cdc.SourceRow.ClientRow;
import io.concord.cdc.SourceRow.OrderItemRow;
import io.concord.cdc.SourceRow.OrderRow;
import io.concord.purchase.ClientEvent;
import io.concord.purchase.ClientEvent.PurchaseEvent;
import io.concord.purchase.OrderEvent;
import io.concord.store.Codec;
import io.concord.store.Names;
import io.concord.store.OrderEventCodec;
import io.concord.store.OrderStore;
import io.concord.store.PopularityChange;
import io.concord.store.PopularityChangeCodec;
import io.concord.store.PopularityView;
import io.concord.store.PurchaseEventCodec;
import io.concord.store.PurchaseView;
import io.concord.store.RecommendationStore;
import io.concord.topology.ClientOutput.ListChanged;
import io.concord.topology.ClientOutput.PopularityChanged;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stages as several tasks that race: what one sends waits in the {@link Network} until it is
 * delivered. In order stays only what Kafka keeps in order, and even less of it: the records from
 * one row, or of one task, to one key.
 *
 * <pre>
 * rows -> route-lines, share-agreements ~> assemble-orders (3 tasks)
 *      ~> record-purchases, rescore-clients (2 tasks) ~> rank-popular
 *      ~> each node's demand -> rescore-clients
 * </pre>
 */
final class SimulatedCluster implements Cluster {
  private static final int ORDER_TASKS = 3;
  private static final int CLIENT_TASKS = 2;
  static final int TASKS = ORDER_TASKS + CLIENT_TASKS + 1;
  private static final int TICKS_MAX = 1_000;

  private final Subscriber subscriber = new Subscriber();
  private final TopologySettings settings =
      TopologyFixture.settings(Generation.FIRST, TopologyFixture.HALF);
  private final Network network;
  private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();
  private final Stage<RowChange<OrderItemRow>, OrderEvent> router;
  private final Stage<RowChange<ClientAgreementRow>, OrderEvent> sharer;
  private final Stage<RowChange<OrderRow>, OrderEvent> orderPlacer;
  private final Stage<RowChange<ClientRow>, ClientEvent> clientReader;
  private final List<OrderTask> orderTasks;
  private final List<ClientTask> clientTasks;
  private final RankTask ranker;
  private long nowMs = TopologyFixture.START.toEpochMilli();
  private boolean behind;

  SimulatedCluster(Network network) {
    this.network = network;
    router = new Stage<>(new LineRouter(settings.excludedProducts()), nowMs);
    sharer = new Stage<>(new AgreementSharer(), nowMs);
    orderPlacer = new Stage<>(new OrderPlacer(), nowMs);
    clientReader = new Stage<>(new ClientReader(), nowMs);
    orderTasks = IntStream.range(0, ORDER_TASKS).mapToObj(OrderTask::new).toList();
    clientTasks = IntStream.range(0, CLIENT_TASKS).mapToObj(ClientTask::new).toList();
    ranker = new RankTask(store(Names.POPULARITY_STORE, 0), () -> behind, this::share);
  }

  @Override
  public LocalDate today() {
    return asOf().minusDays(1);
  }

  /** What comes of it waits, except where the stage reads the topic. */
  @Override
  public void read(SourceDatabase.Told row) {
    switch (row.table()) {
      case "OrderItem" ->
          run(router, row, Envelopes.orderItems())
              .forEach(
                  event ->
                      send(
                          "line " + row.key() + " to " + event.key(),
                          event,
                          new OrderEventCodec(),
                          orderTask(event.key())::process));
      case "ClientAgreement" ->
          run(sharer, row, Envelopes.clientAgreements())
              .forEach(
                  event ->
                      orderTasks.forEach(
                          task ->
                              send(
                                  "agreement " + row.key() + " to " + task,
                                  event,
                                  new OrderEventCodec(),
                                  task::process)));
      case "Order" ->
          run(orderPlacer, row, Envelopes.orders())
              .forEach(event -> orderTask(event.key()).process(event));
      default ->
          run(clientReader, row, Envelopes.clients())
              .forEach(event -> clientTask(event.key()).process(event));
    }
  }

  private static <T extends SourceRow, W> List<Record<Long, W>> run(
      Stage<RowChange<T>, W> stage, SourceDatabase.Told row, Serde<RowChange<T>> serde) {
    byte[] envelope =
        row.envelope() == null ? null : row.envelope().getBytes(StandardCharsets.UTF_8);
    RowChange<T> change = serde.deserializer().deserialize(row.table(), envelope);
    return stage.process(Long.parseLong(row.key()), change, 0);
  }

  private <V> void send(
      String route, Record<Long, V> record, Codec<V> codec, Receiver<V> receiver) {
    byte[] bytes = codec.encode(record.value());
    network.send(route, () -> receiver.receive(record.withValue(codec.decode(bytes))));
  }

  /** One partition: each node reads the blocks in the order in which they were sent. */
  private void share(Record<Bytes, byte[]> block) {
    for (ClientTask node : clientTasks) {
      network.send("demand to node " + node.index, () -> node.demand.receive(block));
    }
  }

  private interface Receiver<V> {
    void receive(Record<Long, V> record);
  }

  @Override
  public void advance(Duration time) {
    nowMs += time.toMillis();
    clientTasks.forEach(ClientTask::tick);
    ranker.tick(nowMs);
  }

  @Override
  public void setBehind(boolean behind) {
    this.behind = behind;
  }

  @Override
  public void restart(int task) {
    if (task < ORDER_TASKS) {
      orderTasks.get(task).assembler.reopen();
    } else if (task < ORDER_TASKS + CLIENT_TASKS) {
      clientTasks.get(task - ORDER_TASKS).reopen();
    } else {
      ranker.reopen();
    }
  }

  @Override
  public void settle() {
    settleLists();
    // what they brought to the counting stage comes back to every list
    network.deliverAll();
    advance(PopularityRanker.INTERVAL);
    network.deliverAll();
    settleLists();
  }

  private void settleLists() {
    advance(TopologyFixture.DEMAND_REFRESH);
    for (int ticks = 0; ticks < TICKS_MAX && !isSettled(); ticks++) {
      advance(Duration.ofMillis(2));
    }
  }

  private boolean isSettled() {
    boolean[] settled = {clientTasks.stream().allMatch(task -> task.listener.pending == 0)};
    for (ClientTask task : clientTasks) {
      task.recommendations()
          .forEachList(Long.MIN_VALUE, (client, list) -> settled[0] &= list.asOf().equals(asOf()));
      settled[0] &=
          DemandCheck.isRefreshed(
              task.recommendations(), task.purchases(), task.demand.view(), asOf());
    }
    return settled[0];
  }

  private LocalDate asOf() {
    return settings.businessDay().liveAsOf(Instant.ofEpochMilli(nowMs));
  }

  @Override
  public void verify(SourceDatabase database) {
    BatchCheck check = new BatchCheck(database, asOf(), settings.experiment());
    check.lists(client -> clientTask(client).recommendations());
    check.events(client -> clientTask(client).recommendations(), subscriber.latest());
    check.popularity(new PopularityView(store(Names.POPULARITY_STORE, 0)));
    check.demand(
        client -> clientTask(client).recommendations(),
        client -> clientTask(client).purchases(),
        client -> clientTask(client).demand.view());
    for (ClientTask task : clientTasks) {
      assertThat(StoreDump.rows(task.demand.store))
          .isEqualTo(StoreDump.rows(store(Names.POPULARITY_STORE, 0)));
    }
    RowCheck rows = new RowCheck(database);
    orderTasks.forEach(task -> rows.orders(task.orders(), order -> orderTask(order) == task));
    rows.purchases(client -> clientTask(client).purchases());
  }

  @Override
  public Map<String, Map<?, ?>> dump() {
    Map<String, Map<?, ?>> dump = new TreeMap<>();
    stores.forEach(
        (name, store) ->
            dump.put(
                name,
                name.startsWith(Names.RECOMMENDATIONS_STORE)
                    ? StoreDump.lists(store)
                    : StoreDump.rows(store)));
    return dump;
  }

  private OrderTask orderTask(long orderId) {
    return orderTasks.get((int) (orderId % ORDER_TASKS));
  }

  private ClientTask clientTask(long clientId) {
    return clientTasks.get((int) (clientId % CLIENT_TASKS));
  }

  private KeyValueStore<Bytes, byte[]> store(String name, int task) {
    return stores.computeIfAbsent(name + "-" + task, key -> MemoryStores.open(name));
  }

  private final class OrderTask {
    private final int index;
    private final Stage<OrderEvent, PurchaseEvent> assembler;

    OrderTask(int index) {
      this.index = index;
      this.assembler = new Stage<>(new OrderAssembler(), nowMs, store(Names.ORDERS_STORE, index));
    }

    void process(Record<Long, OrderEvent> event) {
      for (Record<Long, PurchaseEvent> purchase :
          assembler.process(event.key(), event.value(), event.timestamp())) {
        send(
            this + " to client " + purchase.key(),
            purchase,
            new PurchaseEventCodec(),
            received -> clientTask(received.key()).process(received));
      }
    }

    OrderStore orders() {
      return new OrderStore(store(Names.ORDERS_STORE, index));
    }

    @Override
    public String toString() {
      return "order task " + index;
    }
  }

  private final class ClientTask {
    final RecordingListener listener = new RecordingListener();
    final DemandNode demand;

    private final int index;
    private final Stage<ClientEvent, PurchaseUpdate> recorder;
    private final Stage<PurchaseUpdate, ClientOutput> rescorer;

    ClientTask(int index) {
      this.index = index;
      this.demand = new DemandNode(store(Names.PRODUCT_DEMAND, index));
      KeyValueStore<Bytes, byte[]> purchases = store(Names.PURCHASES_STORE, index);
      recorder = new Stage<>(new PurchaseRecorder(), nowMs, purchases);
      rescorer =
          new Stage<>(
              new ClientRescorer(settings, () -> behind, demand.demand, listener),
              nowMs,
              purchases,
              store(Names.RECOMMENDATIONS_STORE, index),
              demand.store,
              store(Names.ORDER_QUALITY_STORE, index));
    }

    void reopen() {
      recorder.reopen();
      rescorer.reopen();
    }

    void process(Record<Long, ? extends ClientEvent> event) {
      recorder.process(event.key(), event.value(), event.timestamp()).stream()
          .flatMap(
              update -> rescorer.process(update.key(), update.value(), update.timestamp()).stream())
          .forEach(this::publish);
    }

    void tick() {
      rescorer.tick(nowMs).forEach(this::publish);
    }

    private void publish(Record<Long, ClientOutput> output) {
      if (output.value() instanceof ListChanged changed) {
        subscriber.accept(changed.event());
      } else if (output.value() instanceof PopularityChanged changed) {
        Record<Long, PopularityChange> change = output.withValue(changed.change());
        send("client task " + index, change, new PopularityChangeCodec(), ranker::process);
      }
    }

    RecommendationStore recommendations() {
      return new RecommendationStore(store(Names.RECOMMENDATIONS_STORE, index));
    }

    PurchaseView purchases() {
      return new PurchaseView(store(Names.PURCHASES_STORE, index));
    }
  }
}
