package io.concord.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.oracle.BatchV3;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The source tables as a test sees them: each change of a row is kept, and told as the envelope
 * Debezium would write.
 */
public final class SourceDatabase {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Columns that every image of a row has, null or not. */
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "ClientAgreement", List.of("ClientID"),
          "Order", List.of("ClientAgreementID", "Created"),
          "OrderItem", List.of("OrderID", "ProductID", "IsValidForCurrentSale"),
          "ProductCarBrand", List.of("ProductID", "CarBrandID"));

  private final Map<String, Map<Long, Map<String, Object>>> tables = new TreeMap<>();
  private final Map<String, Set<Long>> idsEver = new TreeMap<>();
  private final Set<Long> clientsEver = new TreeSet<>();
  private final List<Told> log = new ArrayList<>();
  private final Deque<Change> changes = new ArrayDeque<>();
  private final Sink sink;
  private long commitTimeMs = 1_700_000_000_000L;

  SourceDatabase(Sink sink) {
    this.sink = sink;
  }

  /** Takes what the connector writes. */
  interface Sink {
    void write(String table, String key, String envelope);
  }

  void commitTimeMs(long timeMs) {
    commitTimeMs = timeMs;
  }

  Map<Long, Map<String, Object>> rows(String table) {
    return tables.computeIfAbsent(table, name -> new TreeMap<>());
  }

  /** Inserts the row, or updates the columns named; columns and values alternate. */
  public void put(String table, long id, Object... columnsAndValues) {
    Map<String, Object> before = remember(table, id);
    Map<String, Object> after = row(table, before, id, columnsAndValues);
    set(table, id, after);
    write(table, id, before == null ? "c" : "u", before, after);
  }

  /** The row appears by a snapshot read. */
  void snapshot(String table, long id, Object... columnsAndValues) {
    Map<String, Object> after = row(table, remember(table, id), id, columnsAndValues);
    set(table, id, after);
    write(table, id, "r", null, after);
  }

  /** An agreement of a client; null for nobody's. */
  void agreement(long id, Long clientId) {
    put("ClientAgreement", id, "ClientID", clientId);
  }

  public void agreement(long id, long clientId) {
    agreement(id, Long.valueOf(clientId));
  }

  /** An order; the time is ISO-8601 without a zone. */
  public void order(long id, long agreementId, String created) {
    put("Order", id, "ClientAgreementID", agreementId, "Created", created);
  }

  /** A line of one piece; orderId is null in a cart. */
  void line(long id, Long orderId, long productId) {
    put("OrderItem", id, "OrderID", orderId, "ProductID", productId, "Qty", 1.0);
  }

  public void line(long id, long orderId, long productId) {
    line(id, Long.valueOf(orderId), productId);
  }

  /** Deletes the row: a delete and the tombstone that follows it. */
  void delete(String table, long id) {
    remember(table, id);
    remove(table, id);
  }

  private void remove(String table, long id) {
    write(table, id, "d", rows(table).remove(id), null);
    bury(table, id);
  }

  private void bury(String table, long id) {
    tell(new Told(table, Long.toString(id), null));
  }

  /** Deletes the row while nobody reads, until compaction has left of it but the tombstone. */
  void deleteCompacted(String table, long id) {
    remember(table, id);
    rows(table).remove(id);
    bury(table, id);
  }

  /** How many changes could be undone. */
  int changes() {
    return changes.size();
  }

  /** Brings the row that changed last back to what it was before. */
  void undoLast() {
    Change last = changes.removeLast();
    Map<String, Object> now = rows(last.table()).get(last.id());
    if (last.before() == null) {
      remove(last.table(), last.id());
    } else if (!last.before().equals(now)) {
      set(last.table(), last.id(), last.before());
      write(last.table(), last.id(), now == null ? "c" : "u", now, last.before());
    }
  }

  /** A row as it was before it changed; null when it was not there. */
  private record Change(String table, long id, Map<String, Object> before) {}

  /** Everything told so far, in order. */
  List<Told> log() {
    return log;
  }

  /** One record as the connector wrote it; the envelope is null in a tombstone. */
  record Told(String table, String key, String envelope) {}

  /** Tells everything from a place of the log on again, as a connector that lost its place does. */
  void replay(int from) {
    log.subList(from, log.size()).forEach(this::send);
  }

  /** Tells the latest record of the row again, if there was one. */
  void repeatLatest(String table, long id) {
    String key = Long.toString(id);
    for (int i = log.size() - 1; i >= 0; i--) {
      Told record = log.get(i);
      if (record.table().equals(table) && record.key().equals(key)) {
        send(record);
        return;
      }
    }
  }

  private void tell(Told record) {
    log.add(record);
    send(record);
  }

  private void send(Told record) {
    sink.write(record.table(), record.key(), record.envelope());
  }

  /** Rows of the table that were ever told of. */
  Set<Long> idsEver(String table) {
    return idsEver.computeIfAbsent(table, name -> new TreeSet<>());
  }

  /** Clients that any row ever named. */
  Set<Long> clientsEver() {
    return clientsEver;
  }

  /** Returns the row, which is about to change. */
  private Map<String, Object> remember(String table, long id) {
    Map<String, Object> row = rows(table).get(id);
    changes.add(new Change(table, id, row));
    return row;
  }

  private void set(String table, long id, Map<String, Object> row) {
    rows(table).put(id, row);
    idsEver(table).add(id);
    if (table.equals("ClientAgreement") && row.get("ClientID") != null) {
      clientsEver.add(number(row, "ClientID"));
    } else if (table.equals("Client")) {
      clientsEver.add(id);
    }
  }

  /** V3 over the rows as they are now. */
  BatchV3 batch(Set<Long> excludedProducts) {
    List<BatchV3.Client> clients =
        rows("Client").keySet().stream().map(BatchV3.Client::new).toList();
    List<BatchV3.Agreement> agreements = new ArrayList<>();
    rows("ClientAgreement")
        .forEach(
            (id, row) -> {
              if (row.get("ClientID") != null) {
                agreements.add(new BatchV3.Agreement(id, number(row, "ClientID")));
              }
            });
    List<BatchV3.Order> orders = new ArrayList<>();
    rows("Order")
        .forEach(
            (id, row) -> {
              if (row.get("ClientAgreementID") != null && row.get("Created") != null) {
                Instant created = Instant.parse(row.get("Created") + "Z");
                orders.add(new BatchV3.Order(id, number(row, "ClientAgreementID"), created));
              }
            });
    List<BatchV3.Line> lines = new ArrayList<>();
    rows("OrderItem")
        .forEach(
            (id, row) ->
                lines.add(
                    new BatchV3.Line(
                        id,
                        number(row, "OrderID"),
                        number(row, "ProductID"),
                        (Boolean) row.get("IsValidForCurrentSale"))));
    return new BatchV3(clients, agreements, orders, lines, excludedProducts);
  }

  static Long number(Map<String, Object> row, String column) {
    return row.get(column) == null ? null : ((Number) row.get(column)).longValue();
  }

  private static Map<String, Object> row(
      String table, Map<String, Object> before, long id, Object... columnsAndValues) {
    Map<String, Object> row = before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before);
    row.put("ID", id);
    COLUMNS.getOrDefault(table, List.of()).forEach(column -> row.putIfAbsent(column, null));
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return row;
  }

  private void write(
      String table, long id, String op, Map<String, Object> before, Map<String, Object> after) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.set("before", JSON.valueToTree(before));
    envelope.set("after", JSON.valueToTree(after));
    envelope.putObject("source").put("table", table).put("ts_ms", commitTimeMs);
    envelope.put("op", op);
    envelope.put("ts_ms", commitTimeMs + 3);
    tell(new Told(table, Long.toString(id), envelope.toString()));
  }
}
