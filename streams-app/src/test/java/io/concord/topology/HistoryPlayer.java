package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.topology.History.Event;
import io.concord.topology.SourceDatabase.Told;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Plays a history to a cluster, and checks the laws of the topology when nothing is in flight. */
final class HistoryPlayer {
  /** What a row has in columns that its first step does not name. */
  static final Map<String, List<Column>> DEFAULTS = new TreeMap<>(defaults());

  private final SourceDatabase database = new SourceDatabase(this::tell);
  private final Cluster cluster;
  private final Network network;
  private final LocalDate today;

  HistoryPlayer(Cluster cluster, Network network) {
    this.cluster = cluster;
    this.network = network;
    this.today = cluster.today();
  }

  private static Map<String, List<Column>> defaults() {
    return Map.of(
        "Client", List.of(new Column("Name", null)),
        "ClientAgreement", List.of(new Column("ClientID", 1)),
        "Order",
            List.of(new Column("ClientAgreementID", 1), new Column("Created", new Moment(0, 0))),
        "OrderItem",
            List.of(
                new Column("OrderID", null),
                new Column("ProductID", 1),
                new Column("Qty", 1.0),
                new Column("PricePerItem", null),
                new Column("IsValidForCurrentSale", null)),
        "Product", List.of(new Column("Name", null), new Column("VendorCode", null)),
        "CarBrand", List.of(new Column("Name", null)),
        "ProductCarBrand", List.of(new Column("ProductID", 1), new Column("CarBrandID", 1)));
  }

  /** Stores equal the rows at each look, and undoing changes brings back what was there before. */
  void play(History history) {
    play(history.past());
    Map<String, Map<?, ?>> before = cluster.dump();
    int past = database.changes();

    play(history.changes());
    undo(past, history.undoing());
    assertThat(cluster.dump()).isEqualTo(before);

    undo(0, history.undoing());
    assertThat(cluster.dump().values()).allMatch(Map::isEmpty);
  }

  SourceDatabase database() {
    return database;
  }

  private void play(List<Event> events) {
    events.forEach(event -> network.happen(event.delays(), () -> take(event.step())));
    look();
  }

  /** Undoes the latest changes, until so many are left. */
  private void undo(int changesLeft, List<Integer> delays) {
    for (int i = 0; database.changes() > changesLeft; i++) {
      List<Integer> delay = delays.isEmpty() ? delays : List.of(delays.get(i % delays.size()));
      network.happen(delay, database::undoLast);
    }
    look();
  }

  private void look() {
    network.deliverAll();
    cluster.setBehind(false);
    cluster.settle();
    network.deliverAll();
    cluster.verify(database);
  }

  private void take(Step step) {
    if (step instanceof Put put) {
      database.put(put.table(), put.id(), columns(put.table(), put.id(), put.columns()));
    } else if (step instanceof Snapshot snapshot) {
      snapshot(snapshot);
    } else if (step instanceof Delete delete) {
      if (has(delete.table(), delete.id())) {
        database.delete(delete.table(), delete.id());
      }
    } else if (step instanceof Duplicate duplicate) {
      database.repeatLatest(duplicate.table(), duplicate.id());
    } else if (step instanceof Replay replay) {
      database.replay(Math.max(0, database.log().size() - replay.records()));
    } else if (step instanceof Wait wait) {
      cluster.advance(wait.time());
    } else if (step instanceof Backlog backlog) {
      cluster.setBehind(backlog.begins());
    } else if (step instanceof Restart restart) {
      cluster.restart(restart.task());
    }
  }

  private void snapshot(Snapshot step) {
    if (has(step.table(), step.id())) {
      database.snapshot(step.table(), step.id());
    } else {
      database.snapshot(step.table(), step.id(), columns(step.table(), step.id(), step.columns()));
    }
  }

  private boolean has(String table, long id) {
    return database.rows(table).containsKey(id);
  }

  private Object[] columns(String table, long id, List<Column> named) {
    List<Column> first = has(table, id) ? List.of() : DEFAULTS.get(table);
    List<Object> columns = new ArrayList<>();
    Stream.concat(first.stream(), named.stream())
        .forEach(
            column -> {
              columns.add(column.name());
              columns.add(column.value() instanceof Moment moment ? at(moment) : column.value());
            });
    return columns.toArray();
  }

  private String at(Moment moment) {
    return today.plusDays(moment.day()) + "T%02d:00:00".formatted(moment.hour());
  }

  private void tell(String table, String key, String envelope) {
    Told row = new Told(table, key, envelope);
    network.send(table + " " + key, () -> cluster.read(row));
  }
}
