package io.concord.topology;

import io.concord.topology.History.Event;
import io.concord.topology.Step.Backlog;
import io.concord.topology.Step.Column;
import io.concord.topology.Step.Delete;
import io.concord.topology.Step.Duplicate;
import io.concord.topology.Step.Moment;
import io.concord.topology.Step.Put;
import io.concord.topology.Step.Replay;
import io.concord.topology.Step.Restart;
import io.concord.topology.Step.Snapshot;
import io.concord.topology.Step.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Random histories, of so few rows that they meet all the time. */
final class RandomHistories {
  private static final int STEPS_MAX = 80;
  private static final int DELAYS_MAX = 5;
  private static final int COLUMNS_MAX = 4;
  private static final int REPLAYED_MAX = 12;

  private static final Arbitrary<Long> CLIENTS = ids(3);
  private static final Arbitrary<Long> AGREEMENTS = ids(3);
  private static final Arbitrary<Long> ORDERS = ids(5);
  private static final Arbitrary<Long> LINES = ids(10);
  private static final Arbitrary<Long> BRANDS = ids(3);
  private static final Arbitrary<Long> LINKS = ids(5);
  private static final Arbitrary<Long> PRODUCTS = Arbitraries.of(1L, 2L, 3L, 4L, 5L, 6L, 999L);
  private static final Arbitrary<String> NAMES = Arbitraries.of("a", "b", "c").injectNull(0.1);

  private RandomHistories() {}

  /** Of all tables. */
  static Arbitrary<History> ofAllTables() {
    List<Tuple2<Integer, Arbitrary<Step>>> steps = purchases();
    steps.addAll(catalogue());
    return histories(steps);
  }

  /** Of the tables whose records are sent on and race each other, read by tasks that restart. */
  static Arbitrary<History> thatRace() {
    List<Tuple2<Integer, Arbitrary<Step>>> steps = purchases();
    steps.add(
        Tuple.of(
            3, Arbitraries.integers().between(0, SimulatedCluster.TASKS - 1).map(Restart::new)));
    return histories(steps);
  }

  /** A day begins only in the past: a list of another day is another list. */
  private static Arbitrary<History> histories(List<Tuple2<Integer, Arbitrary<Step>>> steps) {
    List<Tuple2<Integer, Arbitrary<Step>>> withDays = new ArrayList<>(steps);
    withDays.add(
        Tuple.of(1, Arbitraries.integers().between(1, 30).map(Duration::ofHours).map(Wait::new)));
    return Combinators.combine(events(withDays), events(steps), delays()).as(History::new);
  }

  private static Arbitrary<List<Event>> events(List<Tuple2<Integer, Arbitrary<Step>>> steps) {
    return Combinators.combine(Arbitraries.frequencyOf(steps), delays())
        .as(Event::new)
        .list()
        .ofMaxSize(STEPS_MAX)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<List<Integer>> delays() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0)),
            Tuple.of(2, Arbitraries.integers().between(1, 5)),
            Tuple.of(2, Arbitraries.integers().between(1, STEPS_MAX)))
        .list()
        .ofMaxSize(DELAYS_MAX);
  }

  private static List<Tuple2<Integer, Arbitrary<Step>>> purchases() {
    List<Tuple2<Integer, Arbitrary<Step>>> steps = new ArrayList<>();
    steps.add(row(3, "Client", CLIENTS, column("Name", NAMES)));
    steps.add(row(15, "ClientAgreement", AGREEMENTS, column("ClientID", CLIENTS.injectNull(0.07))));
    steps.add(
        row(
            25,
            "Order",
            ORDERS,
            Arbitraries.oneOf(
                column("Created", moments().injectNull(0.07)),
                column("ClientAgreementID", AGREEMENTS.injectNull(0.07)))));
    steps.add(
        row(
            60,
            "OrderItem",
            LINES,
            Arbitraries.oneOf(
                column("OrderID", ORDERS.injectNull(0.15)),
                column("OrderID", ORDERS),
                column("ProductID", PRODUCTS.injectNull(0.08)),
                column("Qty", Arbitraries.of(1.0, 2.5)),
                column("PricePerItem", Arbitraries.of("9.99", "0.5", null)),
                column("IsValidForCurrentSale", Arbitraries.of(true, false, null)))));
    steps.add(Tuple.of(15, Arbitraries.integers().between(1, 30).map(RandomHistories::shortWait)));
    steps.add(Tuple.of(3, Arbitraries.integers().between(1, REPLAYED_MAX).map(Replay::new)));
    steps.add(Tuple.of(2, Arbitraries.of(false, true).map(Backlog::new)));
    return steps;
  }

  private static List<Tuple2<Integer, Arbitrary<Step>>> catalogue() {
    return List.of(
        row(
            4,
            "Product",
            PRODUCTS,
            Arbitraries.oneOf(column("Name", NAMES), column("VendorCode", NAMES))),
        row(4, "CarBrand", BRANDS, column("Name", NAMES)),
        row(
            8,
            "ProductCarBrand",
            LINKS,
            Arbitraries.oneOf(
                column("ProductID", PRODUCTS.injectNull(0.1)),
                column("CarBrandID", BRANDS.injectNull(0.1)))));
  }

  private static Tuple2<Integer, Arbitrary<Step>> row(
      int weight, String table, Arbitrary<Long> ids, Arbitrary<Column> columns) {
    Arbitrary<List<Column>> some =
        columns
            .list()
            .ofMaxSize(COLUMNS_MAX)
            .withSizeDistribution(RandomDistribution.uniform())
            .map(RandomHistories::lastOfEach);
    return Tuple.of(
        weight,
        Arbitraries.frequencyOf(
            Tuple.of(80, Combinators.combine(ids, some).as((id, of) -> new Put(table, id, of))),
            Tuple.of(8, ids.map(id -> new Delete(table, id))),
            Tuple.of(8, Combinators.combine(ids, some).as((id, of) -> new Snapshot(table, id, of))),
            Tuple.of(4, ids.map(id -> new Duplicate(table, id)))));
  }

  private static List<Column> lastOfEach(List<Column> columns) {
    Map<String, Column> last = new LinkedHashMap<>();
    columns.forEach(column -> last.put(column.name(), column));
    return List.copyOf(last.values());
  }

  private static <T> Arbitrary<Column> column(String name, Arbitrary<T> values) {
    return values.map(value -> new Column(name, value));
  }

  private static Arbitrary<Long> ids(long rows) {
    return Arbitraries.of(LongStream.rangeClosed(1, rows).boxed().toList());
  }

  /** From ten days ago to two days ahead, so that some orders wait for their day. */
  private static Arbitrary<Moment> moments() {
    return Combinators.combine(
            Arbitraries.integers().between(-10, 2), Arbitraries.integers().between(0, 9))
        .as(Moment::new);
  }

  private static Step shortWait(int ms) {
    return new Wait(Duration.ofMillis(ms));
  }
}
