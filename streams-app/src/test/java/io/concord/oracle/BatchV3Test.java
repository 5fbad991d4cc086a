package io.concord.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.concord.oracle.BatchV3.Agreement;
import io.concord.oracle.BatchV3.Client;
import io.concord.oracle.BatchV3.ClientList;
import io.concord.oracle.BatchV3.Line;
import io.concord.oracle.BatchV3.Order;
import io.concord.oracle.BatchV3.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The oracle itself, against lists worked out by hand and lists another implementation made. */
class BatchV3Test {
  private static final Instant AS_OF = Instant.parse("2024-07-02T00:00:00Z");
  private static final Instant YESTERDAY = Instant.parse("2024-07-01T12:00:00Z");
  private static final Path DATA =
      Path.of(System.getProperty("shared.dir", "../shared"), "data", "online-retail");

  private final List<Client> clients = new ArrayList<>();
  private final List<Agreement> agreements = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  @Test
  void shouldRankTiesByProduct() {
    agreements.addAll(List.of(new Agreement(11, 1), new Agreement(12, 1)));
    order(101, 11, YESTERDAY, 20, 10);
    order(102, 12, Instant.parse("2024-06-01T00:00:00Z"), 10, 30, 25);

    ClientList list = lists(50).get(1L);

    assertThat(list.segment()).isEqualTo("LIGHT");
    assertThat(list.orders()).isEqualTo(2);
    assertThat(list.places()).extracting(Place::productId).containsExactly(10L, 20L, 25L, 30L);
    assertScores(list, 1.0, 0.65, 0.562584, 0.562584);
    assertThat(list.places().get(0).orderCount()).isEqualTo(2);
    assertThat(list.places().get(0).lastOrderedAt()).isEqualTo(YESTERDAY);
  }

  @Test
  void shouldCountOnlyValidLinesOfPastOrdersOfKnownAgreements() {
    agreements.add(new Agreement(21, 2));
    order(201, 21, YESTERDAY, 10, 10, 99);
    order(202, 21, AS_OF, 60);
    order(203, 21, YESTERDAY);
    order(901, 90, YESTERDAY, 70);
    lines.add(new Line(1, 203L, 61L, false));
    lines.add(new Line(2, 203L, 40L, null));
    lines.add(new Line(3, 201L, null, true));
    lines.add(new Line(4, null, 50L, true));

    ClientList list = lists(50).get(2L);

    assertThat(list.orders()).isEqualTo(2);
    assertThat(list.places())
        .containsExactly(new Place(10, 1.0, 1, YESTERDAY), new Place(40, 1.0, 1, YESTERDAY));
  }

  @Test
  void shouldOfferPopularProductsToClientsWithoutPurchases() {
    clients.addAll(List.of(new Client(1), new Client(6)));
    agreements.addAll(List.of(new Agreement(11, 1), new Agreement(71, 7), new Agreement(81, 8)));
    order(101, 11, YESTERDAY, 10, 30);
    order(102, 11, YESTERDAY, 10, 20);
    order(103, 11, AS_OF, 30);
    order(701, 71, AS_OF, 40);
    order(801, 81, YESTERDAY, 99);

    Map<Long, ClientList> lists = lists(2);

    assertThat(lists).containsOnlyKeys(1L, 6L, 7L, 8L);
    List<Place> popular = List.of(new Place(10, 1.0, 2, null), new Place(20, 0.5, 1, null));
    assertThat(lists.get(6L)).isEqualTo(new ClientList("LIGHT", true, 0, popular));
    assertThat(lists.get(7L)).isEqualTo(new ClientList("LIGHT", true, 0, popular));
    assertThat(lists.get(8L)).isEqualTo(new ClientList("LIGHT", true, 1, popular));
  }

  @Test
  void shouldOfferAtMost200PopularProducts() {
    clients.add(new Client(6));
    agreements.add(new Agreement(11, 1));
    order(101, 11, YESTERDAY, IntStream.rangeClosed(1001, 1201).asLongStream().toArray());

    assertThat(lists(500).get(6L).places()).hasSize(200);
    assertThat(lists(500).get(1L).places()).hasSize(201);
  }

  @Test
  void shouldSegmentByOrdersAndShareOfRepurchasedProducts() {
    oneProductInEveryOrder(1, 99);
    oneProductInEveryOrder(2, 100);
    oneProductInEveryOrder(3, 100);
    oneProductInEveryOrder(4, 499);
    oneProductInEveryOrder(5, 500);
    // client 2: two of five products twice, exactly 0.40; client 3: one of three
    lines.add(new Line(1, 2001L, 20L, true));
    lines.add(new Line(2, 2002L, 20L, true));
    lines.add(new Line(3, 2001L, 30L, true));
    lines.add(new Line(4, 2001L, 40L, true));
    lines.add(new Line(5, 2001L, 50L, true));
    lines.add(new Line(6, 3001L, 20L, true));
    lines.add(new Line(7, 3001L, 30L, true));

    Map<Long, ClientList> lists = lists(50);

    assertThat(lists.values())
        .extracting(ClientList::segment)
        .containsExactly(
            "LIGHT", "REGULAR_CONSISTENT", "REGULAR_EXPLORATORY", "REGULAR_CONSISTENT", "HEAVY");
    assertScores(lists.get(2L), 0.85, 0.36, 0.355, 0.355, 0.355);
    assertScores(lists.get(3L), 0.75, 0.5025, 0.5025);
    assertScores(lists.get(5L), 0.85);
  }

  @Test
  void shouldGiveTheGoldenLists() throws IOException {
    Path file = DATA.resolve("golden-v3.csv");
    assumeTrue(Files.isReadable(file), () -> "golden lists are absent, path=" + file);
    loadRealOrders();
    Map<Long, ClientList> lists =
        new BatchV3(clients, agreements, orders, lines, Set.of())
            .lists(Instant.parse("2011-11-10T00:00:00Z"), 50);

    Map<Long, List<String[]>> golden = golden(file);

    assertThat(golden).hasSize(22);
    golden.forEach((client, places) -> assertGolden(lists.get(client), places));
  }

  /** Columns: client, segment, sub-segment, orders, rank, product, purchases, days, score. */
  private static void assertGolden(ClientList list, List<String[]> golden) {
    String[] first = golden.get(0);
    assertThat(list.segment()).isEqualTo(first[2].isEmpty() ? first[1] : first[1] + "_" + first[2]);
    assertThat(list.orders()).isEqualTo(Integer.parseInt(first[3]));
    assertThat(list.isPopular()).isEqualTo(first[6].isEmpty());
    assertThat(list.places())
        .extracting(Place::productId)
        .containsExactlyElementsOf(golden.stream().map(row -> Long.valueOf(row[5])).toList());
    for (int i = 0; i < golden.size(); i++) {
      assertThat(list.places().get(i).score())
          .isEqualTo(Double.parseDouble(golden.get(i)[8]), within(1e-6));
    }
  }

  private static Map<Long, List<String[]>> golden(Path file) throws IOException {
    try (Stream<String> rows = Files.lines(file)) {
      return rows.skip(1)
          .map(row -> row.split(","))
          .collect(Collectors.groupingBy(row -> Long.valueOf(row[0])));
    }
  }

  /** Each client's agreement has the client's ID. */
  private void loadRealOrders() throws IOException {
    Map<Long, Order> byId = new HashMap<>();
    try (var file = new GZIPInputStream(Files.newInputStream(DATA.resolve("orders.csv.gz")));
        var rows = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      rows.lines()
          .skip(1)
          .map(row -> row.split(","))
          .forEach(
              row -> {
                long order = Long.parseLong(row[0]);
                byId.put(order, new Order(order, Long.parseLong(row[1]), Instant.parse(row[2])));
                lines.add(new Line(lines.size(), order, Long.valueOf(row[3]), true));
              });
    }
    orders.addAll(byId.values());
    orders.stream()
        .map(Order::agreementId)
        .distinct()
        .forEach(client -> agreements.add(new Agreement(client, client)));
  }

  private void oneProductInEveryOrder(long client, int count) {
    agreements.add(new Agreement(client, client));
    IntStream.rangeClosed(1, count).forEach(n -> order(client * 1000 + n, client, YESTERDAY, 10));
  }

  private void order(long id, long agreement, Instant created, long... products) {
    orders.add(new Order(id, agreement, created));
    for (long product : products) {
      lines.add(new Line(1000 + lines.size(), id, product, true));
    }
  }

  private Map<Long, ClientList> lists(int limit) {
    return new BatchV3(clients, agreements, orders, lines, Set.of(99L)).lists(AS_OF, limit);
  }

  private static void assertScores(ClientList list, double... scores) {
    assertThat(list.places().stream().mapToDouble(Place::score).toArray())
        .containsExactly(scores, within(1e-6));
  }
}
