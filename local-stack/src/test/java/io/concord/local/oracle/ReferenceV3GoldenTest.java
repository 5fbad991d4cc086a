package io.concord.local.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
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
import org.junit.jupiter.api.io.TempDir;

/** The reference against lists of real orders that another implementation made. */
class ReferenceV3GoldenTest {
  private static final Path DATA =
      Path.of(System.getProperty("shared.dir", "../shared"), "data", "online-retail");
  private static final Path GOLDEN = DATA.resolve("golden-v3.csv");
  private static final Path ORDERS = DATA.resolve("orders.csv.gz");
  private static final Instant AS_OF = Instant.parse("2011-11-10T00:00:00Z");
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  @Test
  void shouldGiveTheGoldenLists(@TempDir Path directory) throws IOException, SQLException {
    assumeTrue(Files.isReadable(GOLDEN), () -> "golden lists are absent, path=" + GOLDEN);
    Map<Long, List<CSVRecord>> golden = golden();
    assertThat(golden).hasSize(22);

    Map<Long, ReferenceList> lists;
    try (SourceTables tables = new SourceTables(directory)) {
      load(tables);
      lists = new ReferenceV3(tables.database(), List.of(), 50).lists(AS_OF);
    }

    assertThat(lists).hasSize(4334);
    golden.forEach((client, places) -> assertGolden(lists.get(client), places));
    assertThat(golden.keySet())
        .filteredOn(client -> lists.get(client).source().equals("popular"))
        .hasSize(2);
  }

  private static void assertGolden(ReferenceList list, List<CSVRecord> golden) {
    assertThat(list.segment()).isEqualTo(segment(golden.get(0)));
    assertThat(list.orders()).isEqualTo(Integer.parseInt(golden.get(0).get("orders_before")));
    assertThat(list.productIds())
        .as("products of client %d", list.clientId())
        .isEqualTo(golden.stream().map(place -> Long.valueOf(place.get("product_id"))).toList());
    for (int i = 0; i < golden.size(); i++) {
      assertGolden(list.products().get(i), golden.get(i));
    }
  }

  private static void assertGolden(ReferenceProduct product, CSVRecord golden) {
    assertThat(product.rank()).isEqualTo(Integer.parseInt(golden.get("rank")));
    assertThat(product.score()).isEqualTo(Double.parseDouble(golden.get("score")), within(1e-6));
    if (!golden.get("purchases").isEmpty()) {
      assertThat(product.orderCount()).isEqualTo(Integer.parseInt(golden.get("purchases")));
      assertThat(product.days()).isEqualTo(Integer.parseInt(golden.get("days_since_last")));
    }
  }

  private static String segment(CSVRecord golden) {
    String subSegment = golden.get("sub_segment");
    return golden.get("segment") + (subSegment.isEmpty() ? "" : "_" + subSegment);
  }

  private static Map<Long, List<CSVRecord>> golden() throws IOException {
    try (Reader reader = Files.newBufferedReader(GOLDEN);
        CSVParser rows = CSVParser.parse(reader, CSV)) {
      return rows.stream()
          .collect(
              Collectors.groupingBy(
                  row -> Long.valueOf(row.get("client_id")),
                  LinkedHashMap::new,
                  Collectors.toList()));
    }
  }

  /** Each client gets one agreement, with an ID of its own. */
  private static void load(SourceTables tables) throws IOException, SQLException {
    StringBuilder clients = new StringBuilder();
    StringBuilder agreements = new StringBuilder();
    StringBuilder orders = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    Set<String> seenClients = new HashSet<>();
    Set<String> seenOrders = new HashSet<>();
    try (InputStream file = new GZIPInputStream(Files.newInputStream(ORDERS));
        Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
        CSVParser rows = CSVParser.parse(reader, CSV)) {
      for (CSVRecord row : rows) {
        String client = row.get("client_id");
        String order = row.get("order_id");
        String agreement = "7" + client;
        if (seenClients.add(client)) {
          clients.append(client).append('\n');
          agreements.append(agreement + "," + client + "\n");
        }
        if (seenOrders.add(order)) {
          orders.append(order + "," + agreement + "," + row.get("created") + "\n");
        }
        lines.append(row.getRecordNumber() + "," + order + "," + row.get("product_id"));
        lines.append("," + row.get("qty") + "," + row.get("price") + "\n");
      }
    }
    tables.copy("dbo.\"Client\" (\"ID\")", clients);
    tables.copy("dbo.\"ClientAgreement\"", agreements);
    tables.copy("dbo.\"Order\" (\"ID\", \"ClientAgreementID\", \"Created\")", orders);
    tables.copy(
        "dbo.\"OrderItem\" (\"ID\", \"OrderID\", \"ProductID\", \"Qty\", \"PricePerItem\")", lines);
    tables.execute("ANALYZE");
  }
}
