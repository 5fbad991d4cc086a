package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.contract.RecommendationQuality;
import io.concord.experiment.Experiment;
import io.concord.oracle.BatchV3;
import io.concord.oracle.BatchV3.ClientList;
import io.concord.oracle.BatchV3.Place;
import io.concord.quality.ArmSums;
import io.concord.quality.ArmSums.Products;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.Names;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The quality of V3's lists in the plainest way: takes the log of source changes one by one, makes
 * each list anew from all rows before the order, and adds up from scratch when asked. It shares no
 * code with what it is compared with but the records of the result.
 */
final class QualityReplay {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Long, Long> clientByAgreement = new TreeMap<>();
  private final Map<Long, Header> headers = new TreeMap<>();
  private final Map<Long, Map<Long, Long>> productByLine = new HashMap<>();
  private final Map<Long, Long> clientByOrder = new HashMap<>();
  private final Map<Long, Scored> scoredOrders = new HashMap<>();
  private int scoredEver;

  private record Header(long agreement, Instant created) {}

  private record Scored(
      long client, String segment, List<Long> list, Map<Long, Boolean> repeatByProduct) {}

  /** Orders that were ever held against a list. */
  int scoredEver() {
    return scoredEver;
  }

  /** Takes a record of the log; the envelope is null in a tombstone. */
  void read(String table, String key, String envelope) {
    long id = Long.parseLong(key);
    JsonNode record = json(envelope);
    switch (table) {
      case "Order" -> readOrder(id, record);
      case "OrderItem" -> readLine(id, record);
      case "ClientAgreement" -> readAgreement(id, record);
      default -> {}
    }
  }

  private static JsonNode json(String envelope) {
    try {
      return envelope == null ? null : JSON.readTree(envelope);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void readOrder(long id, JsonNode record) {
    JsonNode after = image(record, "after");
    headers.remove(id);
    if (isOrder(after)) {
      headers.put(
          id,
          new Header(
              after.get("ClientAgreementID").asLong(),
              Instant.parse(after.get("Created").asText() + "Z")));
    }
    boolean isNew = isOrder(after) && !isOrder(image(record, "before")) && isChange(record);
    place(id, isNew, record);
  }

  private static boolean isOrder(JsonNode row) {
    return row != null && row.hasNonNull("ClientAgreementID") && row.hasNonNull("Created");
  }

  private void readAgreement(long id, JsonNode record) {
    JsonNode before = image(record, "before");
    JsonNode after = image(record, "after");
    clientByAgreement.remove(id);
    if (after != null && after.hasNonNull("ClientID")) {
      clientByAgreement.put(id, after.get("ClientID").asLong());
    }
    boolean isNew = isChange(record) && (before == null || !before.hasNonNull("ClientID"));
    headers.forEach(
        (order, header) -> {
          if (header.agreement() == id) {
            place(order, isNew, record);
          }
        });
  }

  private void readLine(long id, JsonNode record) {
    if (record == null) {
      return;
    }
    JsonNode before = image(record, "before");
    JsonNode after = image(record, "after");
    Long left = before == null ? null : number(before, "OrderID");
    Long order = after == null ? null : number(after, "OrderID");
    if (left != null && !left.equals(order)) {
      lines(left).remove(id);
      follow(left);
    }
    if (order != null) {
      lines(order).remove(id);
      Long product = number(after, "ProductID");
      JsonNode valid = after.get("IsValidForCurrentSale");
      if (product != null
          && !TopologyFixture.EXCLUDED.contains(product)
          && (valid == null || valid.isNull() || valid.asBoolean())) {
        lines(order).put(id, product);
      }
      follow(order);
    }
  }

  private Map<Long, Long> lines(long order) {
    return productByLine.computeIfAbsent(order, id -> new TreeMap<>());
  }

  private static JsonNode image(JsonNode record, String name) {
    return record == null || !record.hasNonNull(name) ? null : record.get(name);
  }

  private static Long number(JsonNode row, String column) {
    return row.hasNonNull(column) ? row.get(column).asLong() : null;
  }

  private static boolean isChange(JsonNode record) {
    return record != null && !record.get("op").asText().equals("r");
  }

  /** The order may be another client's, or have another time. */
  private void place(long order, boolean isNew, JsonNode record) {
    Header header = headers.get(order);
    Long client = header == null ? null : clientByAgreement.get(header.agreement());
    Long previous = clientByOrder.get(order);
    if (!Objects.equals(client, previous)) {
      scoredOrders.remove(order);
      clientByOrder.remove(order);
      if (client != null) {
        if (isNew) {
          score(order, client, record);
        }
        clientByOrder.put(order, client);
      }
    }
    follow(order);
  }

  /** Before the order is placed. */
  private void score(long order, long client, JsonNode record) {
    Instant committed = Instant.ofEpochMilli(record.get("source").get("ts_ms").asLong());
    LocalDate asOf = LocalDate.ofInstant(committed, ZoneOffset.UTC).plusDays(1);
    ClientList list =
        rowsOf(client)
            .lists(asOf.atStartOfDay(ZoneOffset.UTC).toInstant(), TopologySettings.LIST_SIZE)
            .get(client);
    if (list != null && !list.isPopular()) {
      List<Long> products = list.places().stream().map(Place::productId).toList();
      scoredOrders.put(order, new Scored(client, list.segment(), products, new HashMap<>()));
      scoredEver++;
    }
  }

  /** The orders that are placed with the client now. */
  private BatchV3 rowsOf(long client) {
    List<BatchV3.Order> orders = new ArrayList<>();
    List<BatchV3.Line> lines = new ArrayList<>();
    clientByOrder.forEach(
        (order, owner) -> {
          if (owner == client) {
            orders.add(new BatchV3.Order(order, 1, headers.get(order).created()));
            lines(order)
                .forEach((id, product) -> lines.add(new BatchV3.Line(id, order, product, true)));
          }
        });
    return new BatchV3(
        List.of(), List.of(new BatchV3.Agreement(1, client)), orders, lines, Set.of());
  }

  /** Brings the products of an order that is held against a list up to date. */
  private void follow(long order) {
    Scored scored = scoredOrders.get(order);
    if (scored != null) {
      Set<Long> products = Set.copyOf(lines(order).values());
      scored.repeatByProduct().keySet().retainAll(products);
      for (long product : products) {
        scored
            .repeatByProduct()
            .computeIfAbsent(product, id -> hadBefore(scored.client(), order, id));
      }
    }
  }

  private boolean hadBefore(long client, long order, long product) {
    Instant created = headers.get(order).created();
    return clientByOrder.entrySet().stream()
        .filter(other -> other.getValue() == client && other.getKey() != order)
        .filter(other -> headers.get(other.getKey()).created().isBefore(created))
        .anyMatch(other -> lines(other.getKey()).containsValue(product));
  }

  /** Compares the store and what was published. */
  void verify(TopologyFixture fixture) {
    Map<QualityGroup, Tally> expected = new HashMap<>();
    Map<Long, List<Tally>> byClient = new TreeMap<>();
    scoredOrders.forEach(
        (order, scored) -> {
          if (!scored.repeatByProduct().isEmpty()) {
            Tally tally = tally(scored);
            expected.merge(group(order, scored), tally, Tally::plus);
            byClient.computeIfAbsent(scored.client(), id -> new ArrayList<>()).add(tally);
          }
        });
    assertThat(fixture.quality().tallies(-1_000_000, 1_000_000)).isEqualTo(expected);
    assertThat(fixture.quality().arms(Experiment.NONE.run()))
        .isEqualTo(byClient.isEmpty() ? Map.of() : Map.of(Strategy.V3, arm(byClient)));
    assertThat(published(fixture)).isEqualTo(rows(expected));
    if (scoredOrders.isEmpty()) {
      assertThat(fixture.dump(Names.ORDER_QUALITY_STORE)).isEmpty();
    }
  }

  private QualityGroup group(long order, Scored scored) {
    LocalDate day = LocalDate.ofInstant(headers.get(order).created(), ZoneOffset.UTC);
    return new QualityGroup((int) day.toEpochDay(), Strategy.V3, Segment.valueOf(scored.segment()));
  }

  private static Tally tally(Scored scored) {
    Set<Long> products = scored.repeatByProduct().keySet();
    List<Integer> ranks =
        products.stream()
            .filter(scored.list()::contains)
            .map(product -> scored.list().indexOf(product) + 1)
            .sorted()
            .toList();
    long first = ranks.stream().filter(rank -> rank <= 10).count();
    long precision = Math.round(1e6 * ranks.size() / Math.min(50, scored.list().size()));
    long reciprocal = ranks.isEmpty() ? 0 : Math.round(1e6 / ranks.get(0));
    return new Tally(
        1,
        products.size(),
        scored.repeatByProduct().values().stream().filter(repeat -> repeat).count(),
        first,
        first * first,
        ranks.size(),
        precision,
        precision * precision,
        reciprocal,
        reciprocal * reciprocal);
  }

  private static ArmSums arm(Map<Long, List<Tally>> byClient) {
    long orders = 0;
    long ordersSquares = 0;
    long[] precisions = new long[3];
    long[] hits = new long[3];
    for (List<Tally> tallies : byClient.values()) {
      orders += tallies.size();
      ordersSquares += (long) tallies.size() * tallies.size();
      add(precisions, tallies.size(), tallies.stream().mapToLong(Tally::precisions).sum());
      add(hits, tallies.size(), tallies.stream().mapToLong(Tally::hits10).sum());
    }
    return new ArmSums(
        byClient.size(),
        BigInteger.valueOf(orders),
        BigInteger.valueOf(ordersSquares),
        products(precisions),
        products(hits));
  }

  private static void add(long[] sums, long orders, long sum) {
    sums[0] += sum;
    sums[1] += sum * sum;
    sums[2] += sum * orders;
  }

  private static Products products(long[] sums) {
    return new Products(
        BigInteger.valueOf(sums[0]), BigInteger.valueOf(sums[1]), BigInteger.valueOf(sums[2]));
  }

  /** Of a row that says nothing any more, nothing. */
  private static Map<String, List<Long>> published(TopologyFixture fixture) {
    return fixture.publishedQuality().values().stream()
        .filter(row -> row.orders() > 0)
        .collect(
            Collectors.toMap(
                RecommendationQuality::key,
                row ->
                    List.of(
                        row.orders(),
                        row.products(),
                        row.repeatProducts(),
                        row.hitsAt10(),
                        row.hitsAt50(),
                        Math.round(row.precisionAt50() * row.orders() * 1e6),
                        Math.round(row.meanReciprocalRank() * row.orders() * 1e6))));
  }

  private static Map<String, List<Long>> rows(Map<QualityGroup, Tally> tallies) {
    Map<String, List<Long>> rows = new HashMap<>();
    tallies.forEach(
        (group, tally) ->
            rows.put(
                group.segment() + "/v3/" + LocalDate.ofEpochDay(group.epochDay()),
                List.of(
                    tally.orders(),
                    tally.products(),
                    tally.repeats(),
                    tally.hits10(),
                    tally.hits50(),
                    tally.precisions(),
                    tally.reciprocals())));
    return rows;
  }
}
