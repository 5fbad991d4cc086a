package io.concord.local.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.V4;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * V3's precision, V4's lists and what came of reorder windows on real orders, against what another
 * implementation made of them. The data lies outside the project, under the property {@code
 * shared.dir}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicDataTest {
  private static final Path DATA =
      Path.of(System.getProperty("shared.dir", "../shared"), "data", "online-retail");
  private static final long AS_OF =
      Ticks.startOfDay(Shop.split("2011-11-10", 30).day().toEpochDay());
  private static final Evaluation V3_AT_50 =
      new Evaluation(List.of(Strategy.V3), 50, new Bootstrap(10, 1));

  private OrderTable orders;

  /** Without the checks of a user's file, which take longer than all that is tested here. */
  @BeforeAll
  void readOrders() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no public data under shared.dir: " + DATA);
    OrderTableBuilder builder = new OrderTableBuilder();
    Map<String, Long> times = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(DATA.resolve("orders.csv.gz"))),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(
              cells ->
                  builder.add(
                      Long.parseLong(cells[1]),
                      Long.parseLong(cells[0]),
                      times.computeIfAbsent(cells[2], time -> Ticks.of(Instant.parse(time))),
                      Long.parseLong(cells[3])));
    }
    orders = builder.build();
  }

  @Test
  void shouldMeasureThePrecisionThatIsKnownOfV3() {
    EvaluationResult result =
        V3_AT_50.run(
            orders,
            List.of(Shop.split("2011-11-10", 30), Shop.split("2011-09-11", 90)),
            MeasureListener.SILENT);

    assertPrecision(result.splits().get(0).trial(), 1375, 0.207413);
    assertPrecision(result.splits().get(1).trial(), 1919, 0.236397);
    assertThat(result.splits().get(0).due().windows().values())
        .containsExactly(1234, 3251, 567, 1914);
    assertThat(result.splits().get(1).due().windows().values())
        .containsExactly(2655, 7728, 2637, 4043);
    assertThat(result.splits().get(1).due().products().values())
        .extracting(DueResult.Bought::products)
        .containsExactly(4331, 4821, 2089, 1331);
  }

  @Test
  void shouldGiveTheGoldenListsOfV4() throws IOException {
    Map<Long, List<String[]>> golden = golden();
    MarketDemand demand = new MarketDemand(orders);

    assertThat(golden).hasSize(20);
    golden.forEach((client, rows) -> assertGolden(history(client), demand, rows));
  }

  private static void assertPrecision(TrialResult trial, int clients, double expected) {
    assertThat(trial.clients()).isEqualTo(clients);
    assertThat(trial.strategies().get(0).all().metrics().get(Metric.PRECISION).mean())
        .isEqualTo(expected, within(5e-7));
  }

  private PurchaseHistory history(long clientId) {
    int client =
        IntStream.range(0, orders.clients())
            .filter(index -> orders.clientId(index) == clientId)
            .findFirst()
            .orElseThrow();
    int before = orders.ordersBefore(client, AS_OF);
    return new ClientPast(orders, new Holdout(client, before, AS_OF, new int[0])).decayedHistory();
  }

  /** Columns: client_id,orders_before,rank,product_id,df30,df365,pop14,score. */
  private void assertGolden(PurchaseHistory history, MarketDemand demand, List<String[]> rows) {
    List<ScoredProduct> places = V4.rank(history, demand.at(AS_OF), 50).products();

    assertThat(history.orders()).isEqualTo(Integer.parseInt(rows.get(0)[1]));
    assertThat(places.stream().map(place -> orders.productId((int) place.productId())))
        .containsExactlyElementsOf(rows.stream().map(row -> Long.valueOf(row[3])).toList());
    for (int i = 0; i < places.size(); i++) {
      double score = Double.parseDouble(rows.get(i)[7]);
      assertThat(places.get(i).score()).isEqualTo(score, within(5e-7 + 1e-6 * score));
    }
  }

  private static Map<Long, List<String[]>> golden() throws IOException {
    return Files.readAllLines(DATA.resolve("golden-v4.csv")).stream()
        .skip(1)
        .map(row -> row.split(","))
        .collect(
            Collectors.groupingBy(row -> Long.valueOf(row[0]), TreeMap::new, Collectors.toList()));
  }
}
