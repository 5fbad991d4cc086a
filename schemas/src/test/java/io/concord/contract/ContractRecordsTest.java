package io.concord.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.contract.RecommendationChanged.RankedProduct;
import io.concord.contract.Recommendations.Explanation;
import io.concord.contract.Recommendations.RecommendedProduct;
import io.concord.contract.Recommendations.RemovedProduct;
import io.concord.contract.Recommendations.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the records really write fits the schemas, and what fits the schemas can be read. */
class ContractRecordsTest {
  private static final JsonMapper JSON = ContractJson.mapper();
  private static final LocalDate AS_OF = LocalDate.of(2024, 7, 2);
  private static final Instant NOW = Instant.parse("2024-07-01T08:30:15.123456789Z");
  private static final Instant WHOLE_MINUTE = Instant.parse("2024-07-01T08:30:00Z");

  private static final RecommendationRules RULES =
      new RecommendationRules(
          List.of(Long.MIN_VALUE), List.of(1L, 2L), List.of("Ж"), List.of("DAF"), 36_500, 1, 0.0);

  private static final Map<String, Class<?>> RECORDS =
      Map.ofEntries(
          Map.entry("api-key", ApiKey.class),
          Map.entry("audit-entry", AuditEntry.class),
          Map.entry("recommendation-changed", RecommendationChanged.class),
          Map.entry("recommendations", Recommendations.class),
          Map.entry("client-profile", ClientProfile.class),
          Map.entry("purchase-page", PurchasePage.class),
          Map.entry("due-products", DueProducts.class),
          Map.entry("batch-request", BatchRequest.class),
          Map.entry("batch-answer", BatchAnswer.class),
          Map.entry("problem", Problem.class),
          Map.entry("legacy-request", LegacyRequest.class),
          Map.entry("legacy-recommendations", LegacyRecommendations.class),
          Map.entry("legacy-health", LegacyHealth.class),
          Map.entry("instances", Instances.class),
          Map.entry("popular-products", PopularProducts.class),
          Map.entry("found-clients", FoundClients.class),
          Map.entry("similar-to-product", SimilarToProduct.class),
          Map.entry("products-in-demand", ProductsInDemand.class),
          Map.entry("node-clients", NodeClients.class),
          Map.entry("node-figures", NodeFigures.class),
          Map.entry("operations", Operations.class),
          Map.entry("quality", Quality.class),
          Map.entry("recommendation-quality", RecommendationQuality.class),
          Map.entry("running-topology", RunningTopology.class));

  /**
   * Absent fields of a request are null in its record; this one ignores fields it does not know.
   */
  private static final Set<String> REQUESTS = Set.of("batch-request", "legacy-request");

  /** Written by records of query-api, whose real answers its tests hold against the schemas. */
  private static final Set<String> OF_THE_SERVER =
      Set.of("legacy-error", "legacy-index", "readiness");

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("values")
  void whatIsWrittenFitsTheSchemaAndReadsBack(String schema, Object value)
      throws JsonProcessingException {
    String written = JSON.writeValueAsString(value);

    ContractSchema.require(schema, written);

    assertThat(JSON.readValue(written, value.getClass())).isEqualTo(value);
  }

  static Stream<Arguments> values() {
    return Stream.of(
            Stream.of(keys()).map(value -> Arguments.of("api-key", value)),
            Stream.of(audits()).map(value -> Arguments.of("audit-entry", value)),
            Stream.of(changes()).map(value -> Arguments.of("recommendation-changed", value)),
            Stream.of(lists()).map(value -> Arguments.of("recommendations", value)),
            Stream.of(profiles()).map(value -> Arguments.of("client-profile", value)),
            Stream.of(pages()).map(value -> Arguments.of("purchase-page", value)),
            Stream.of(due()).map(value -> Arguments.of("due-products", value)),
            Stream.of(requests()).map(value -> Arguments.of("batch-request", value)),
            Stream.of(answers()).map(value -> Arguments.of("batch-answer", value)),
            Stream.of(problems()).map(value -> Arguments.of("problem", value)),
            Stream.of(legacyRequests()).map(value -> Arguments.of("legacy-request", value)),
            Stream.of(legacyLists()).map(value -> Arguments.of("legacy-recommendations", value)),
            Stream.of(legacyHealth()).map(value -> Arguments.of("legacy-health", value)),
            Stream.of(instances()).map(value -> Arguments.of("instances", value)),
            Stream.of(popular()).map(value -> Arguments.of("popular-products", value)),
            Stream.of(foundClients()).map(value -> Arguments.of("found-clients", value)),
            Stream.of(similar()).map(value -> Arguments.of("similar-to-product", value)),
            Stream.of(inDemand()).map(value -> Arguments.of("products-in-demand", value)),
            Stream.of(nodes()))
        .flatMap(values -> values);
  }

  @ParameterizedTest
  @EnumSource(Cause.Kind.class)
  void everyKindOfCauseFitsTheSchema(Cause.Kind kind) throws JsonProcessingException {
    RecommendationChanged change = change(new Cause(kind, List.of()), List.of());

    ContractSchema.require("recommendation-changed", JSON.writeValueAsString(change));
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void everySourceFitsTheSchema(Source source) throws JsonProcessingException {
    ContractSchema.require(
        "recommendations", JSON.writeValueAsString(list(source, "LIGHT", List.of())));
  }

  @ParameterizedTest
  @MethodSource("examplesOfRecords")
  void everyValidExampleIsWrittenAsItWasRead(Example example) throws JsonProcessingException {
    Object value = JSON.readValue(example.text(), RECORDS.get(example.schema()));
    JsonNode written = Example.parse(JSON.writeValueAsString(value));

    if (REQUESTS.contains(example.schema())) {
      assertThat(withoutNulls(written)).isEqualTo(withoutNulls(known(example.json(), written)));
    } else {
      assertThat(written).isEqualTo(example.json());
    }
  }

  static Stream<Example> examplesOfRecords() {
    return ExamplesTest.validExamples().filter(example -> RECORDS.containsKey(example.schema()));
  }

  @Test
  void everySchemaOutsideCdcHasARecord() {
    assertThat(ExamplesTest.validExamples().map(Example::schema).distinct())
        .filteredOn(schema -> !schema.startsWith("cdc-") && !OF_THE_SERVER.contains(schema))
        .containsExactlyInAnyOrderElementsOf(RECORDS.keySet());
  }

  @Test
  void shouldRefuseUnknownFieldsAndTextForNumbersWhenReading() {
    assertThatThrownBy(() -> JSON.readValue("{\"clientIds\":[1],\"top\":5}", BatchRequest.class))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> JSON.readValue("{\"clientIds\":[\"1\"]}", BatchRequest.class))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> JSON.readValue("{\"limit\":5}", BatchRequest.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void shouldKeepEveryDigitOfAPrice() throws JsonProcessingException {
    BigDecimal longest = new BigDecimal("9999999999999999.99999999999999");
    String written = JSON.writeValueAsString(page(List.of(line(1.0, longest)), null));

    assertThat(written).contains("9999999999999999.99999999999999");
    assertThat(JSON.readValue(written, PurchasePage.class).purchases().get(0).pricePerItem())
        .isEqualTo(longest);
  }

  @ParameterizedTest
  @EnumSource(ApiKey.Scope.class)
  void shouldCallAScopeAsItIsWritten(ApiKey.Scope scope) {
    assertThat(scope.label()).isEqualTo(JSON.convertValue(scope, String.class));
  }

  private static Object[] keys() {
    ApiKey bound =
        new ApiKey(
            "3vHq0ZkP9c",
            "Гальмо",
            List.of(ApiKey.Scope.values()),
            List.of(Long.MIN_VALUE, Long.MAX_VALUE),
            "0".repeat(64),
            NOW,
            WHOLE_MINUTE,
            null);
    return new Object[] {bound, bound.revoked(NOW)};
  }

  private static Object[] audits() {
    return new Object[] {
      new AuditEntry(
          NOW, "n", "token", "https://issuer#7", null, "::1", "GET", "unknown", List.of(7L), 404)
    };
  }

  private static Object[] changes() {
    RankedProduct first = new RankedProduct(1, 2001, 1.0, 1.0, 1.0, 2, NOW, 500);
    RankedProduct last =
        new RankedProduct(
            500,
            Long.MAX_VALUE,
            Double.MIN_VALUE,
            1e-9,
            0.0,
            Integer.MAX_VALUE,
            Instant.EPOCH,
            null);
    List<Long> manyOrders = LongStream.rangeClosed(1, Cause.ORDERS_MAX).boxed().toList();
    return new Object[] {
      change(new Cause(Cause.Kind.ORDER, List.of(900003L)), List.of(first, last)),
      change(new Cause(Cause.Kind.CORRECTION, manyOrders), List.of(first)),
      change(new Cause(Cause.Kind.BACKFILL, List.of()), List.of()),
      new RecommendationChanged(
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          LocalDate.of(1, 1, 1),
          WHOLE_MINUTE,
          "v3",
          "spring-2024",
          "HEAVY",
          Integer.MAX_VALUE,
          new Cause(Cause.Kind.CANCELLATION, List.of(Long.MAX_VALUE)),
          List.of(),
          List.of(),
          List.of(Long.MIN_VALUE, Long.MAX_VALUE))
    };
  }

  private static RecommendationChanged change(Cause cause, List<RankedProduct> products) {
    return new RecommendationChanged(
        410376, 1, AS_OF, NOW, "v3", "LIGHT", 3, cause, products, List.of(2001L), List.of());
  }

  private static Object[] lists() {
    Explanation fromHistory = new Explanation(1.0, 0.5, 0.9999999999, 0.35, 48, NOW, 0L);
    Explanation byDemand =
        new Explanation(1.0, null, 0.0, null, 48, NOW, 0L, null, 1.5, 5.0, 1e-300);
    Explanation fromPopular = new Explanation(1.0, 1.0, 0.0, 0.0, Integer.MAX_VALUE, null, null);
    return new Object[] {
      list(
          Source.HISTORY,
          "REGULAR_CONSISTENT",
          List.of(
              new RecommendedProduct(
                  1, 2001, 0.85, "Гальмо \"\\\u0001", "", List.of("DAF"), fromHistory),
              new RecommendedProduct(2, 2002, 9.75, null, null, List.of(), byDemand),
              new RecommendedProduct(500, -1, 0.0, null, null, List.of(), null))),
      list(
          Source.POPULAR,
          "LIGHT",
          List.of(new RecommendedProduct(1, 2001, 1.0, null, null, List.of(), fromPopular))),
      list(Source.HISTORY, "REGULAR_EXPLORATORY", List.of()),
      ruled(RULES, List.of("excludeProducts"), List.of()),
      ruled(
          new RecommendationRules(null, null, null, null, null, 500, null),
          null,
          List.of(new RemovedProduct(501, -1, 0.0, null, "maxPerBrand", "")))
    };
  }

  private static Recommendations ruled(
      RecommendationRules rules, List<String> defaultRules, List<RemovedProduct> removed) {
    Explanation explanation =
        new Explanation(1.0, 0.5, 1.0, 0.35, 1, WHOLE_MINUTE, 0L, Integer.MAX_VALUE);
    return new Recommendations(
        410376,
        AS_OF,
        "v4",
        "spring-2024",
        "LIGHT",
        Source.HISTORY,
        0,
        0,
        NOW,
        0,
        true,
        rules,
        defaultRules,
        List.of(new RecommendedProduct(1, 2001, 0.85, null, null, List.of(), explanation)),
        removed);
  }

  private static Recommendations list(
      Source source, String segment, List<RecommendedProduct> products) {
    return new Recommendations(
        410376, AS_OF, "v3", segment, source, 0, 0, NOW, Long.MAX_VALUE, null, products);
  }

  private static Object[] profiles() {
    return new Object[] {
      new ClientProfile(
          410376, "Nord", AS_OF, "HEAVY", 500, 3000, 1.0, Instant.EPOCH, NOW, 7, NOW, 12, true),
      new ClientProfile(1, null, AS_OF, "LIGHT", 0, 0, 0.0, null, null, 0, NOW, 0, false)
    };
  }

  private static Object[] pages() {
    return new Object[] {
      page(
          List.of(
              line(4.0, new BigDecimal("38.50000000000000")),
              line(-1e300, new BigDecimal("0E-14")),
              line(0.0, new BigDecimal("-0.00000000000001")),
              line(null, null)),
          "next"),
      page(List.of(), null)
    };
  }

  private static PurchasePage page(List<PurchasePage.PurchasedLine> lines, String nextCursor) {
    return new PurchasePage(
        410376, AS_OF, lines.size(), lines, nextCursor, 7, NOW, 0, nextCursor == null);
  }

  private static PurchasePage.PurchasedLine line(Double quantity, BigDecimal price) {
    return new PurchasePage.PurchasedLine(
        900003, 70012, WHOLE_MINUTE, 2001, null, null, quantity, price);
  }

  private static Object[] due() {
    DueProducts.DueProduct smallest =
        new DueProducts.DueProduct(
            Long.MIN_VALUE, null, null, 3, NOW, 1, AS_OF, AS_OF, AS_OF, "upcoming", 0);
    DueProducts.DueProduct largest =
        new DueProducts.DueProduct(
            Long.MAX_VALUE,
            "ß",
            "",
            Integer.MAX_VALUE,
            WHOLE_MINUTE,
            36_500.5,
            AS_OF,
            AS_OF,
            AS_OF,
            "overdue",
            Integer.MAX_VALUE);
    return new Object[] {
      new DueProducts(-1, AS_OF, 0, List.of(), 0, NOW, 0, null),
      new DueProducts(
          1, AS_OF, 7, List.of(smallest, largest), Long.MAX_VALUE, WHOLE_MINUTE, 1, true)
    };
  }

  private static Object[] requests() {
    return new Object[] {
      new BatchRequest(List.of(Long.MIN_VALUE, Long.MAX_VALUE), 500, AS_OF),
      new BatchRequest(List.of(1L), 1, null, RULES, "v4"),
      new BatchRequest(
          LongStream.rangeClosed(1, BatchRequest.CLIENTS_MAX).boxed().toList(), null, null)
    };
  }

  private static Object[] answers() {
    return new Object[] {
      new BatchAnswer(List.of()),
      new BatchAnswer(
          Arrays.asList(
              new BatchAnswer.Result(1, list(Source.HISTORY, "HEAVY", List.of()), null),
              new BatchAnswer.Result(2, null, (Problem) problems()[1])))
    };
  }

  private static Object[] problems() {
    return new Object[] {
      new Problem(
          "/problems/bad-argument",
          "Bad argument",
          400,
          "limit must be between 1 and 500, limit=501",
          "/v1/recommendations:batch",
          "limit"),
      new Problem("about:blank", "Service Unavailable", 503, null, null, null)
    };
  }

  private static Object[] legacyRequests() {
    return new Object[] {
      new LegacyRequest(410280L, 500, "2024-07-01", false, true),
      new LegacyRequest(Long.MAX_VALUE, null, null, null, null)
    };
  }

  private static Object[] legacyLists() {
    var place = new LegacyRecommendations.LegacyRecommendation(2001, 0.85, 1, "LIGHT");
    return new Object[] {
      new LegacyRecommendations(410280, List.of(place), 1, 0, 0.161, 0.0, true, NOW),
      new LegacyRecommendations(410280, List.of(), 0, 0, null, 1e9, false, WHOLE_MINUTE)
    };
  }

  private static Object[] legacyHealth() {
    return new Object[] {
      new LegacyHealth(
          "healthy",
          "0.1.0",
          1e9,
          new LegacyHealth.Metrics(Long.MAX_VALUE, 1, 1, 1e6),
          false,
          "v3"),
      new LegacyHealth("degraded", "0.1.0", 0, new LegacyHealth.Metrics(0, 0, 0, 0), false, "v3")
    };
  }

  private static Object[] instances() {
    var task = new Instances.Task("rank-popular", 0, Long.MAX_VALUE);
    var node =
        new Instances.Instance(
            "node.example:65535", true, false, 7, List.of(task), List.of(task, task));
    return new Object[] {
      new Instances(NOW, 0, List.of(), List.of()),
      new Instances(WHOLE_MINUTE, Long.MAX_VALUE, List.of(node), List.of(task))
    };
  }

  private static Object[] popular() {
    return new Object[] {
      new PopularProducts(AS_OF, 0, List.of()),
      new PopularProducts(
          AS_OF,
          7,
          List.of(new PopularProducts.PopularProduct(Long.MIN_VALUE, 1, Integer.MAX_VALUE)))
    };
  }

  private static Object[] similar() {
    var product = new SimilarToProduct.SimilarProduct(1, 2, "ß", null, List.of("DAF"), 2, 1e-9);
    return new Object[] {
      new SimilarToProduct(1, null, null, List.of(), 0, List.of(), NOW, 0),
      new SimilarToProduct(
          1, "x", "y", List.of("MAN"), 100, List.of(product), WHOLE_MINUTE, Long.MAX_VALUE)
    };
  }

  private static Object[] inDemand() {
    var product = new ProductsInDemand.ProductInDemand(1, 2, null, "y", List.of(), 1e300);
    return new Object[] {
      new ProductsInDemand(AS_OF, List.of(), NOW, 0),
      new ProductsInDemand(AS_OF, List.of(product), WHOLE_MINUTE, 7)
    };
  }

  private static Object[] foundClients() {
    var smallest = new FoundClients.FoundClient(Long.MIN_VALUE, null, null, null);
    var largest =
        new FoundClients.FoundClient(Long.MAX_VALUE, "ß\u0000", "LIGHT", Integer.MAX_VALUE);
    return new Object[] {
      new FoundClients("x".repeat(100), false, List.of()),
      new FoundClients("x", true, List.of(smallest, largest))
    };
  }

  /** What a node says of itself, and what is made of it. */
  private static Arguments[] nodes() {
    var bucket = new NodeFigures.TimeBucket(0.0005, Long.MAX_VALUE);
    var node = new Operations.NodeOperations("n.example:1", false, false, null, null, null, 7);
    var stage = new RunningTopology.Node("a", "sink", "b", List.of("t"), List.of(), 1e9);
    return new Arguments[] {
      Arguments.of("node-clients", new NodeClients(List.of(0), false, List.of())),
      Arguments.of(
          "node-figures",
          new NodeFigures("live", Map.of("b", 1.0), 1, 2, 3, 4, 5, 6, List.of(bucket), List.of())),
      Arguments.of(
          "operations",
          new Operations(
              NOW,
              0,
              1,
              2,
              1e9,
              new Operations.Freshness(null, null, 0),
              new Operations.Requests(0, 0.5, 1e6),
              -1,
              0,
              -1,
              true,
              new Operations.Exactness(Long.MAX_VALUE, 0),
              List.of(node),
              false)),
      Arguments.of(
          "running-topology",
          new RunningTopology(
              NOW,
              List.of("b"),
              List.of(stage),
              List.of(new RunningTopology.Edge("a", "a")),
              List.of(new RunningTopology.Topic("t", true)),
              true))
    };
  }

  private static JsonNode known(JsonNode read, JsonNode written) {
    ObjectNode known = read.deepCopy();
    read.fieldNames().forEachRemaining(name -> dropUnless(written.has(name), known, name));
    return known;
  }

  private static JsonNode withoutNulls(JsonNode object) {
    ObjectNode kept = object.deepCopy();
    object
        .fieldNames()
        .forEachRemaining(name -> dropUnless(!object.get(name).isNull(), kept, name));
    return kept;
  }

  private static void dropUnless(boolean keep, ObjectNode object, String name) {
    if (!keep) {
      object.remove(name);
    }
  }
}
