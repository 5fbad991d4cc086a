package io.concord.http;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.Instances;
import io.concord.contract.Operations;
import io.concord.contract.PopularProducts;
import io.concord.contract.PurchasePage;
import io.concord.contract.Quality;
import io.concord.contract.Recommendations;
import io.concord.contract.Recommendations.Explanation;
import io.concord.contract.Recommendations.RecommendedProduct;
import io.concord.contract.Recommendations.Source;
import io.concord.contract.RunningTopology;
import io.concord.query.Readiness;
import io.concord.query.RecommendationQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Answers worth looking at. */
public final class Samples {
  public static final LocalDate TODAY = LocalDate.parse("2024-07-02");
  public static final Instant NOW = Instant.parse("2024-07-01T12:00:00Z");

  /** The one client whose answers may be inexact. */
  public static final long INEXACT = 666;

  private Samples() {}

  private static boolean inexact(long clientId) {
    return clientId == INEXACT;
  }

  /** A list of the asked length. */
  public static Recommendations recommendations(RecommendationQuery query, Source source) {
    List<RecommendedProduct> products =
        IntStream.rangeClosed(1, query.limit())
            .mapToObj(rank -> product(rank, query.explain()))
            .toList();
    return new Recommendations(
        query.clientId(),
        query.asOf() == null ? TODAY : query.asOf(),
        query.strategy() == null ? "v3" : query.strategy(),
        source == Source.POPULAR ? "LIGHT" : "REGULAR_CONSISTENT",
        source,
        source == Source.POPULAR ? 0 : 120,
        7,
        NOW,
        12,
        inexact(query.clientId()),
        products);
  }

  /** The same of the client's history by v4, whose last place is a discovery. */
  public static Recommendations withDiscovery(RecommendationQuery query) {
    List<RecommendedProduct> products = new java.util.ArrayList<>();
    products.addAll(recommendations(query, Source.HISTORY).recommendations());
    RecommendedProduct last = products.remove(products.size() - 1);
    products.add(
        new RecommendedProduct(last.rank(), 77, last.score(), null, null, List.of(), true, null));
    return new Recommendations(
        query.clientId(), TODAY, "v4", "LIGHT", Source.HISTORY, 3, 7, NOW, 12, null, products);
  }

  private static RecommendedProduct product(int rank, boolean explain) {
    return new RecommendedProduct(
        rank,
        25_000_000L + rank,
        0.85 / rank,
        "Brake disc \"front\" № " + rank,
        "SEM-" + 10_000 * rank,
        List.of("MAN", "Škoda"),
        explain ? new Explanation(1.0, 0.5, 0.9, 0.35, 12, NOW, 9L) : null);
  }

  public static ClientProfile profile(long clientId) {
    return new ClientProfile(
        clientId,
        "Truck & Co",
        TODAY,
        "HEAVY",
        512,
        80,
        0.4375,
        NOW,
        NOW,
        7,
        NOW,
        12,
        inexact(clientId));
  }

  public static PurchasePage page(long clientId) {
    PurchasePage.PurchasedLine line =
        new PurchasePage.PurchasedLine(
            31, 77, NOW, 25_000_001L, null, null, 2.0, new BigDecimal("12.50"));
    return new PurchasePage(
        clientId, TODAY, 3, List.of(line), InMemoryClients.CURSOR, 7, NOW, 12, inexact(clientId));
  }

  public static DueProducts due(long clientId) {
    DueProducts.DueProduct overdue =
        new DueProducts.DueProduct(
            25_000_001L,
            "Brake disc",
            null,
            4,
            NOW.minus(Duration.ofDays(20)),
            10.5,
            TODAY.minusDays(10),
            TODAY.minusDays(12),
            TODAY.minusDays(9),
            "overdue",
            8);
    return new DueProducts(clientId, TODAY, 3, List.of(overdue), 7, NOW, 12, inexact(clientId));
  }

  public static Readiness ready() {
    return new Readiness(true, true, "RUNNING", "live", 0, 0, 0, false, List.of(), "answers");
  }

  public static Readiness restoring() {
    return new Readiness(
        false, true, "REBALANCING", "catching-up", 9000, 12, -1, true, List.of(), "restores");
  }

  /** Two nodes, of which one is away. */
  public static Instances instances() {
    Instances.Task task = new Instances.Task("record-purchases", 0, 3);
    return new Instances(
        NOW,
        3,
        List.of(
            new Instances.Instance("127.0.0.1:1", true, true, 3, List.of(task), List.of()),
            new Instances.Instance("127.0.0.1:2", false, false, 0, List.of(), List.of(task))),
        List.of());
  }

  public static PopularProducts popular() {
    return new PopularProducts(TODAY, 0, List.of(new PopularProducts.PopularProduct(7, 1, 12)));
  }

  /** Nothing was ordered yet. */
  public static Quality quality() {
    return new Quality(
        TODAY.minusDays(29),
        TODAY,
        0,
        List.of(),
        new Quality.Comparison(null, "v3", List.of(), List.of()));
  }

  /** Clients of the segment ordered twice from lists of V3. */
  public static Quality quality(String segment) {
    Quality.Figures figures =
        new Quality.Figures(
            2,
            4,
            0.5,
            1,
            2,
            new Quality.Measure(0.25, 0.1, 0.4),
            new Quality.Measure(0.5, null, null),
            new Quality.Measure(0.5, null, null));
    return new Quality(
        TODAY.minusDays(29),
        TODAY,
        0,
        List.of(
            new Quality.StrategyQuality(
                "v3",
                figures,
                List.of(new Quality.SegmentQuality(segment, figures)),
                List.of(new Quality.DayQuality(TODAY, figures)))),
        new Quality.Comparison(null, "v3", List.of(), List.of()));
  }

  /** All nodes together. */
  public static Operations operations() {
    return new Operations(
        NOW,
        3.2,
        21,
        3.3,
        3.4,
        new Operations.Freshness(null, null, 0),
        new Operations.Requests(120, 0.4, 2.1),
        0,
        0,
        -1,
        true,
        new Operations.Exactness(5, 0),
        List.of(
            new Operations.NodeOperations("127.0.0.1:1", true, true, "live", 3.2, 3.3, 0),
            new Operations.NodeOperations("127.0.0.1:2", false, false, null, null, null, 7)),
        false);
  }

  /** Two nodes of it. */
  public static RunningTopology topology() {
    return new RunningTopology(
        NOW,
        List.of("assemble-orders"),
        List.of(
            new RunningTopology.Node(
                "read-orders", "source", "assemble-orders", List.of("t"), List.of(), 3.2)),
        List.of(new RunningTopology.Edge("read-orders", "place-orders")),
        List.of(new RunningTopology.Topic("t", false)),
        true);
  }
}
