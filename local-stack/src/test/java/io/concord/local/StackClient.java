package io.concord.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.contract.ContractHeaders;
import io.concord.contract.ContractSchema;
import io.concord.local.oracle.ReferenceList;
import io.concord.local.oracle.ReferenceList.Place;
import io.concord.local.oracle.ReferenceV3;
import io.concord.local.orders.generator.BookkeepingProduct;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/** What a shop and a web page do with a running stack: SQL on one side, HTTP on the other. */
final class StackClient {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final int LIST_SIZE = 50;

  private static final Duration POLL = Duration.ofMillis(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String httpUrl;
  private final String jdbcUrl;
  private final PGSimpleDataSource database = new PGSimpleDataSource();

  StackClient(String httpUrl, String jdbcUrl) {
    this.httpUrl = httpUrl;
    this.jdbcUrl = jdbcUrl;
    database.setUrl(jdbcUrl);
  }

  /** An answer over HTTP. */
  record Answer(int status, JsonNode body) {}

  /** Executes the statements in one transaction. */
  void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(httpUrl + path)).GET());
  }

  /** The client's list as the node gives it to another node: without asking anybody else. */
  Answer here(long client) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(httpUrl + "/v1/clients/" + client + "/recommendations"))
            .header(ContractHeaders.FORWARDED, "true"));
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(httpUrl + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
  }

  /** The lists as of the start of this day, from the tables alone. */
  Map<Long, ReferenceList> reference(LocalDate asOf, int limit) throws SQLException {
    return new ReferenceV3(database, BookkeepingProduct.ids(), limit)
        .lists(asOf.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Revision of every client's list. */
  Map<Long, Long> revisions(LocalDate asOf) throws Exception {
    Map<Long, Long> revisions = new TreeMap<>();
    for (long client : reference(asOf, LIST_SIZE).keySet()) {
      JsonNode body = get("/v1/clients/" + client + "/recommendations").body();
      revisions.put(client, body.path("revision").asLong());
    }
    return revisions;
  }

  /** Polls until the live list of every client is the reference's. */
  void awaitReference(LocalDate asOf) throws SQLException {
    awaitReference(asOf, LIST_SIZE, "");
  }

  /**
   * Polls, because a popular list may be kept for a moment, until the answers to this query are.
   */
  void awaitReference(LocalDate asOf, int limit, String query) throws SQLException {
    Map<Long, ReferenceList> reference = reference(asOf, limit);
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .untilAsserted(() -> requireNone(differences(reference, asOf, query)));
  }

  /** How the answers to this query differ from the reference, over all clients. */
  List<String> differences(Map<Long, ReferenceList> reference, LocalDate asOf, String query)
      throws Exception {
    List<String> differences = new ArrayList<>();
    for (ReferenceList expected : reference.values()) {
      Answer answer = get("/v1/clients/" + expected.clientId() + "/recommendations" + query);
      if (answer.status() != 200) {
        differences.add("client " + expected.clientId() + ": " + answer);
        continue;
      }
      ContractSchema.require("recommendations", answer.body());
      differences(expected, asOf, answer.body())
          .forEach(difference -> differences.add(expected.clientId() + ": " + difference));
    }
    return differences;
  }

  /** How one answer differs from the reference. */
  static List<String> differences(ReferenceList expected, LocalDate asOf, JsonNode answer) {
    List<String> differences = new ArrayList<>();
    compare("asOf", asOf.toString(), answer, differences);
    compare("segment", expected.segment(), answer, differences);
    compare("source", expected.source(), answer, differences);
    compare("orders", Integer.toString(expected.orders()), answer, differences);
    differences.addAll(expected.differences(places(answer.path("recommendations"), "productId")));
    return differences;
  }

  static List<Place> places(JsonNode recommendations, String productId) {
    List<Place> places = new ArrayList<>();
    for (JsonNode place : recommendations) {
      places.add(new Place(place.path(productId).asLong(), place.path("score").asDouble()));
    }
    return places;
  }

  private static void compare(
      String field, String expected, JsonNode answer, List<String> differences) {
    if (!expected.equals(answer.path(field).asText())) {
      differences.add(field + " expected " + expected + ", found " + answer.path(field));
    }
  }

  static void requireNone(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new AssertionError(String.join("\n", differences));
    }
  }
}
