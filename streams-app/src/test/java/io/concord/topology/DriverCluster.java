package io.concord.topology;

import io.concord.experiment.Experiment;
import io.concord.store.Names;
import io.concord.store.RecommendationStore;
import io.concord.topology.SourceDatabase.Told;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The wired topology over real stores. What a stage sends arrives at once: only rows race. */
final class DriverCluster implements Cluster, AutoCloseable {
  private static final List<String> ROW_STORES =
      List.of(
          Names.ORDERS_STORE,
          Names.PURCHASES_STORE,
          Names.POPULARITY_STORE,
          Names.PRODUCT_DEMAND,
          Names.PRODUCTS_STORE,
          Names.CAR_BRANDS_STORE,
          Names.PRODUCT_CAR_BRANDS_STORE);

  private final TopologyFixture fixture;

  DriverCluster(Experiment experiment) {
    fixture = new TopologyFixture(Map.of(), experiment);
  }

  TopologyFixture fixture() {
    return fixture;
  }

  @Override
  public LocalDate today() {
    return fixture.asOf().minusDays(1);
  }

  @Override
  public void read(Told row) {
    fixture.pipe(row.table(), row.key(), row.envelope());
  }

  @Override
  public void advance(Duration time) {
    fixture.advance(time);
  }

  @Override
  public void setBehind(boolean behind) {
    fixture.catchingUp = behind;
  }

  /** Costs far too much here; {@link CrashTest} does it. */
  @Override
  public void restart(int task) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void settle() {
    fixture.settleAfterPause();
  }

  @Override
  public void verify(SourceDatabase database) {
    BatchCheck.verify(fixture, database);
  }

  @Override
  public Map<String, Map<?, ?>> dump() {
    Map<String, Map<?, ?>> dump = new TreeMap<>();
    ROW_STORES.forEach(name -> dump.put(name, fixture.dump(name)));
    dump.put(
        Names.RECOMMENDATIONS_STORE, StoreDump.lists(fixture.store(Names.RECOMMENDATIONS_STORE)));
    return dump;
  }

  /** Forgets that clients ever had lists, so that the next history does not depend on this one. */
  void forgetLists() {
    fixture
        .subscriber
        .latest()
        .keySet()
        .forEach(
            client ->
                new RecommendationStore(fixture.store(Names.RECOMMENDATIONS_STORE))
                    .removeList(client));
    fixture.subscriber.latest().clear();
  }

  @Override
  public void close() {
    fixture.close();
  }
}
