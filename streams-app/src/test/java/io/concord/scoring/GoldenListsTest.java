package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * V3 and the popular list against lists that another implementation made of real orders. The data
 * lies outside the project, under the property {@code shared.dir}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenListsTest {
  private static final Path DATA =
      Path.of(System.getProperty("shared.dir", "../shared"), "data", "online-retail");
  private static final long AS_OF = Ticks.of(Instant.parse("2011-11-10T00:00:00Z"));

  private final Map<Long, List<Golden>> golden = new LinkedHashMap<>();
  private final Map<Long, Client> clients = new HashMap<>();
  private final TreeMap<Long, Set<Long>> ordersByProduct = new TreeMap<>();

  @BeforeAll
  void readOrdersAndLists() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no golden lists under shared.dir: " + DATA);
    for (String row : Files.readAllLines(DATA.resolve("golden-v3.csv")).stream().skip(1).toList()) {
      String[] cells = row.split(",");
      golden
          .computeIfAbsent(Long.valueOf(cells[0]), client -> new ArrayList<>())
          .add(Golden.of(cells));
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(DATA.resolve("orders.csv.gz"))),
                StandardCharsets.UTF_8))) {
      lines.lines().skip(1).map(row -> row.split(",")).forEach(this::takeOrderLine);
    }
  }

  @Test
  void shouldGiveTheGoldenListWhenTheClientHasPurchases() {
    int lists = 0;
    for (Map.Entry<Long, List<Golden>> entry : golden.entrySet()) {
      if (entry.getValue().get(0).orders() > 0) {
        assertList(entry.getKey(), entry.getValue());
        lists++;
      }
    }
    assertThat(lists).isEqualTo(20);
  }

  @Test
  void shouldGiveTheGoldenPopularListWhenTheClientHasNone() {
    long[] products = ordersByProduct.keySet().stream().mapToLong(id -> id).toArray();
    int[] counts = ordersByProduct.values().stream().mapToInt(Set::size).toArray();
    List<ScoredProduct> popular = Popularity.rank(products, counts, products.length);

    List<Map.Entry<Long, List<Golden>>> fallbacks =
        golden.entrySet().stream().filter(e -> e.getValue().get(0).orders() == 0).toList();
    assertThat(fallbacks).hasSize(2);
    for (Map.Entry<Long, List<Golden>> entry : fallbacks) {
      assertThat(clients).doesNotContainKey(entry.getKey());
      assertThat(V3.rank(new PurchaseHistory(AS_OF), 50).segment().name())
          .isEqualTo(entry.getValue().get(0).segment());
      assertPlaces(popular.subList(0, 50), entry.getValue());
    }
  }

  private void assertList(long clientId, List<Golden> expected) {
    PurchaseHistory history = clients.get(clientId).history();
    Ranking ranking = V3.rank(history, 50);

    assertThat(history.orders()).as("orders of %s", clientId).isEqualTo(expected.get(0).orders());
    assertThat(ranking.segment().name()).isEqualTo(expected.get(0).segment());
    assertPlaces(ranking.products(), expected);
    for (int i = 0; i < expected.size(); i++) {
      ScoredProduct place = ranking.products().get(i);
      assertThat(place.orderCount()).isEqualTo(expected.get(i).purchases());
      assertThat(Recency.days(place.lastOrderedTicks(), AS_OF)).isEqualTo(expected.get(i).days());
    }
  }

  private static void assertPlaces(List<ScoredProduct> places, List<Golden> expected) {
    assertThat(places)
        .extracting(ScoredProduct::productId)
        .containsExactlyElementsOf(expected.stream().map(Golden::productId).toList());
    assertThat(places.stream().mapToDouble(ScoredProduct::score).toArray())
        .containsExactly(expected.stream().mapToDouble(Golden::score).toArray(), within(1e-6));
  }

  private void takeOrderLine(String[] cells) {
    long created = Ticks.of(Instant.parse(cells[2]));
    if (created < AS_OF) {
      long orderId = Long.parseLong(cells[0]);
      long productId = Long.parseLong(cells[3]);
      clients
          .computeIfAbsent(Long.valueOf(cells[1]), client -> new Client())
          .take(orderId, productId, created);
      ordersByProduct.computeIfAbsent(productId, product -> new HashSet<>()).add(orderId);
    }
  }

  /** What one client ordered before as-of. */
  private static final class Client {
    private final Set<Long> orders = new HashSet<>();
    private final Map<Long, Set<Long>> ordersByProduct = new HashMap<>();
    private final Map<Long, Long> lastByProduct = new HashMap<>();

    void take(long orderId, long productId, long created) {
      orders.add(orderId);
      ordersByProduct.computeIfAbsent(productId, product -> new HashSet<>()).add(orderId);
      lastByProduct.merge(productId, created, Math::max);
    }

    PurchaseHistory history() {
      PurchaseHistory history = new PurchaseHistory(AS_OF);
      history.addOrders(orders.size());
      ordersByProduct.forEach(
          (product, in) -> history.put(product, in.size(), lastByProduct.get(product)));
      return history;
    }
  }

  /** A row of the file; purchases and days are 0 in a popular list. */
  private record Golden(
      String segment, int orders, long productId, int purchases, long days, double score) {
    static Golden of(String[] cells) {
      String segment = cells[2].isEmpty() ? cells[1] : cells[1] + "_" + cells[2];
      return new Golden(
          segment,
          Integer.parseInt(cells[3]),
          Long.parseLong(cells[5]),
          cells[6].isEmpty() ? 0 : Integer.parseInt(cells[6]),
          cells[7].isEmpty() ? 0 : Long.parseLong(cells[7]),
          Double.parseDouble(cells[8]));
    }
  }
}
