package io.concord.local.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Runs {@code reference-v3.sql} over a PostgreSQL source database: the right list of every client,
 * computed from nothing but the tables. Reads one snapshot and changes nothing. Costs seconds on
 * hundreds of thousands of lines: compare many clients per call.
 */
public final class ReferenceV3 {
  private static final String LISTS = resource("/reference-v3.sql");

  private final DataSource database;
  private final Long[] excludedProducts;
  private final int limit;

  /**
   * @param excludedProducts IDs of bookkeeping products, left out everywhere
   * @param limit length of a list
   */
  public ReferenceV3(DataSource database, Collection<Long> excludedProducts, int limit) {
    this.database = database;
    this.excludedProducts = excludedProducts.toArray(Long[]::new);
    this.limit = limit;
  }

  /**
   * The lists over orders created before this instant, by client ID ascending: every row of {@code
   * Client} and every client with an order.
   */
  public Map<Long, ReferenceList> lists(Instant asOf) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return read(connection, asOf);
      } finally {
        connection.rollback();
      }
    }
  }

  private Map<Long, ReferenceList> read(Connection connection, Instant asOf) throws SQLException {
    try (Statement settings = connection.createStatement()) {
      settings.execute("SET LOCAL TIME ZONE 'UTC'");
    }
    Array excluded = connection.createArrayOf("bigint", excludedProducts);
    try (PreparedStatement query = connection.prepareStatement(LISTS)) {
      query.setObject(1, OffsetDateTime.ofInstant(asOf, ZoneOffset.UTC));
      query.setArray(2, excluded);
      query.setInt(3, limit);
      try (ResultSet rows = query.executeQuery()) {
        return lists(rows);
      }
    } finally {
      excluded.free();
    }
  }

  /** Rows come by client and rank. */
  private Map<Long, ReferenceList> lists(ResultSet rows) throws SQLException {
    Map<Long, ReferenceList> lists = new LinkedHashMap<>();
    boolean more = rows.next();
    while (more) {
      long clientId = rows.getLong("client_id");
      String segment = rows.getString("segment");
      String source = rows.getString("source");
      int orders = rows.getInt("orders");
      List<ReferenceProduct> products = new ArrayList<>();
      List<ReferenceProduct> beyondTheEnd = new ArrayList<>();
      do {
        if (rows.getObject("rank") != null) {
          ReferenceProduct product = product(rows);
          (product.rank() <= limit ? products : beyondTheEnd).add(product);
        }
        more = rows.next();
      } while (more && rows.getLong("client_id") == clientId);
      lists.put(
          clientId, new ReferenceList(clientId, segment, source, orders, products, beyondTheEnd));
    }
    return lists;
  }

  private static ReferenceProduct product(ResultSet row) throws SQLException {
    OffsetDateTime lastOrderedAt = row.getObject("last_ordered_at", OffsetDateTime.class);
    return new ReferenceProduct(
        row.getInt("rank"),
        row.getLong("product_id"),
        row.getDouble("score"),
        row.getInt("order_count"),
        lastOrderedAt == null ? null : lastOrderedAt.toInstant(),
        row.getObject("days", Integer.class));
  }

  private static String resource(String name) {
    try (InputStream in = ReferenceV3.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
