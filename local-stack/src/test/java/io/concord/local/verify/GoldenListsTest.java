package io.concord.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.concord.local.verify.ClientPurchases.ProductPurchases;
import io.concord.local.verify.ExpectedList.ExpectedPlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Real orders, and lists that another implementation made of them. */
class GoldenListsTest {
  private static final Path DATA =
      Path.of(System.getProperty("shared.dir", "../shared"), "data", "online-retail");
  private static final Path GOLDEN = DATA.resolve("golden-v3.csv");
  private static final Path ORDERS = DATA.resolve("orders.csv.gz");
  private static final LocalDate AS_OF = LocalDate.of(2011, 11, 10);
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Map<Long, Set<Long>> ordersByClient = new HashMap<>();
  private final Map<Long, Map<Long, Set<Long>>> ordersByProduct = new HashMap<>();
  private final Map<Long, LocalDateTime> createdByOrder = new HashMap<>();

  @Test
  void shouldGiveTheGoldenListsOfClientsWithPurchases() throws IOException {
    assumeTrue(Files.isReadable(GOLDEN), () -> "golden lists are absent, path=" + GOLDEN);
    readOrders();
    Map<Long, List<CSVRecord>> golden = golden();
    golden.keySet().retainAll(ordersByClient.keySet());

    assertThat(golden).hasSize(20);
    golden.forEach((client, places) -> assertGolden(list(client), places));
  }

  private void readOrders() throws IOException {
    try (InputStream file = new GZIPInputStream(Files.newInputStream(ORDERS));
        Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
        CSVParser rows = CSVParser.parse(reader, CSV)) {
      for (CSVRecord row : rows) {
        LocalDateTime created = OffsetDateTime.parse(row.get("created")).toLocalDateTime();
        if (created.isBefore(AS_OF.atStartOfDay())) {
          buy(id(row, "client_id"), id(row, "order_id"), id(row, "product_id"), created);
        }
      }
    }
  }

  private void buy(long client, long order, long product, LocalDateTime created) {
    createdByOrder.put(order, created);
    ordersByClient.computeIfAbsent(client, any -> new HashSet<>()).add(order);
    ordersByProduct
        .computeIfAbsent(client, any -> new HashMap<>())
        .computeIfAbsent(product, any -> new HashSet<>())
        .add(order);
  }

  private ExpectedList list(long client) {
    List<ProductPurchases> products =
        ordersByProduct.get(client).entrySet().stream()
            .map(e -> new ProductPurchases(e.getKey(), e.getValue().size(), last(e.getValue())))
            .toList();
    int orders = ordersByClient.get(client).size();
    return ReferenceV3.list(new ClientPurchases(client, orders, products), AS_OF);
  }

  private LocalDateTime last(Set<Long> orders) {
    return orders.stream().map(createdByOrder::get).max(LocalDateTime::compareTo).orElseThrow();
  }

  private static void assertGolden(ExpectedList list, List<CSVRecord> golden) {
    String subSegment = golden.get(0).get("sub_segment");
    assertThat(list.segment())
        .isEqualTo(golden.get(0).get("segment") + (subSegment.isEmpty() ? "" : "_" + subSegment));
    assertThat(list.orders()).isEqualTo(id(golden.get(0), "orders_before"));
    assertThat(list.places())
        .extracting(ExpectedPlace::productId)
        .containsExactlyElementsOf(golden.stream().map(row -> id(row, "product_id")).toList());
    for (int i = 0; i < golden.size(); i++) {
      assertThat(list.places().get(i).score())
          .isEqualTo(Double.parseDouble(golden.get(i).get("score")), within(1e-6));
    }
  }

  private static Map<Long, List<CSVRecord>> golden() throws IOException {
    try (Reader reader = Files.newBufferedReader(GOLDEN);
        CSVParser rows = CSVParser.parse(reader, CSV)) {
      return rows.stream()
          .collect(
              Collectors.groupingBy(
                  row -> id(row, "client_id"), LinkedHashMap::new, Collectors.toList()));
    }
  }

  private static long id(CSVRecord row, String column) {
    return Long.parseLong(row.get(column));
  }
}
