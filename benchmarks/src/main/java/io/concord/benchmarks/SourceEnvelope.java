package io.concord.benchmarks;

import java.nio.charset.StandardCharsets;

/** Envelopes of the source tables as Debezium writes them from PostgreSQL, JSON without schemas. */
final class SourceEnvelope {
  private SourceEnvelope() {}

  /**
   * One change.
   *
   * @param op such as {@code r}
   * @param before the row as a JSON object, or null
   * @param after the row as a JSON object, or null
   */
  static byte[] of(String table, char op, String before, String after, long commitMs) {
    String envelope =
        "{\"before\":"
            + before
            + ",\"after\":"
            + after
            + ",\"source\":{\"version\":\"3.6.1.Final\",\"connector\":\"postgresql\",\"name\":\"concord\",\"ts_ms\":"
            + commitMs
            + ",\"snapshot\":\""
            + (op == 'r')
            + "\",\"db\":\"shop\",\"sequence\":\"[null,\\\"34511296\\\"]\",\"ts_us\":"
            + commitMs
            + "123,\"ts_ns\":"
            + commitMs
            + "123456,\"schema\":\"dbo\",\"table\":\""
            + table
            + "\",\"txId\":773,\"lsn\":34511296,\"xmin\":null,\"origin\":null,\"origin_lsn\":null},"
            + "\"transaction\":null,\"op\":\""
            + op
            + "\",\"ts_ms\":"
            + commitMs
            + ",\"ts_us\":"
            + commitMs
            + "456,\"ts_ns\":"
            + commitMs
            + "456789}";
    return envelope.getBytes(StandardCharsets.US_ASCII);
  }

  /** A row of these columns, {@code "name":value} separated by commas. */
  static String row(long id, String columns) {
    return "{\"ID\":" + id + "," + columns + "}";
  }
}
