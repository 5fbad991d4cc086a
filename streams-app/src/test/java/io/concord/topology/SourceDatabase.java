package io.concord.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The source tables as a test sees them: each change of a row is kept, and told as the envelope
 * Debezium would write.
 */
final class SourceDatabase {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<Long, Map<String, Object>>> tables = new TreeMap<>();
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
  void put(String table, long id, Object... columnsAndValues) {
    Map<String, Object> before = rows(table).get(id);
    Map<String, Object> after = row(before, id, columnsAndValues);
    rows(table).put(id, after);
    write(table, id, before == null ? "c" : "u", before, after);
  }

  /** The row appears by a snapshot read. */
  void snapshot(String table, long id, Object... columnsAndValues) {
    Map<String, Object> after = row(rows(table).get(id), id, columnsAndValues);
    rows(table).put(id, after);
    write(table, id, "r", null, after);
  }

  void delete(String table, long id) {
    Map<String, Object> before = rows(table).remove(id);
    write(table, id, "d", before, null);
    sink.write(table, Long.toString(id), null);
  }

  private static Map<String, Object> row(
      Map<String, Object> before, long id, Object... columnsAndValues) {
    Map<String, Object> row = before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before);
    row.put("ID", id);
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
    sink.write(table, Long.toString(id), envelope.toString());
  }
}
