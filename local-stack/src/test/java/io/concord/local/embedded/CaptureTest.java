package io.concord.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.connect.SourceTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a commit in PostgreSQL to the record in Kafka, and again after a restart of everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaptureTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ROWS =
      """
      INSERT INTO dbo."Client"("ID", "Name") VALUES (1, 'Wheel & Sons');
      INSERT INTO dbo."CarBrand"("ID", "Name") VALUES (2, 'MAN');
      INSERT INTO dbo."Product"("ID", "Name", "VendorCode") VALUES (3, 'Brake disc', 'BD-1');
      INSERT INTO dbo."ProductCarBrand"("ID", "ProductID", "CarBrandID") VALUES (4, 3, 2);
      INSERT INTO dbo."ClientAgreement"("ID", "ClientID") VALUES (5, 1);
      INSERT INTO dbo."Order"("ID", "ClientAgreementID", "Created")
        VALUES (6, 5, '2026-11-23 10:15:30.123456');
      INSERT INTO dbo."OrderItem"("ID", "OrderID", "ProductID", "Qty", "PricePerItem")
        VALUES (7, 6, 3, 2.5, 12.34);
      """;

  private Path folder;
  private CaptureStack stack;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    stack = CaptureStack.start(folder, ROWS);
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  void shouldEmitTheRowsThatWereThereWhenTheConnectorStartsFirst() {
    for (int row = 0; row < SourceTables.NAMES.size(); row++) {
      String table = SourceTables.NAMES.get(row);
      JsonNode envelope = envelopes(table, row + 1, 1).get(0);
      assertThat(envelope.path("op").asText()).isEqualTo("r");
      assertThat(envelope.path("before").isNull()).isTrue();
      assertThat(envelope.path("source").path("table").asText()).isEqualTo(table);
    }
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                stack
                    .connect
                    .postgresSnapshot(CaptureStack.PREFIX)
                    .filter(SnapshotProgress::finished)
                    .isPresent());
  }

  @Test
  void shouldEmitBeforeAndAfterWhenALineChanges() throws Exception {
    long start = System.currentTimeMillis();
    stack.execute(
        "INSERT INTO dbo.\"OrderItem\"(\"ID\", \"ProductID\", \"Qty\", \"PricePerItem\")"
            + " VALUES (70, 3, 1, 99.5)");
    stack.execute("UPDATE dbo.\"OrderItem\" SET \"OrderID\" = 6 WHERE \"ID\" = 70");
    stack.execute("DELETE FROM dbo.\"OrderItem\" WHERE \"ID\" = 70");

    List<JsonNode> envelopes = envelopes("OrderItem", 70, 4);
    assertThat(envelopes.get(0).path("op").asText()).isEqualTo("c");
    assertThat(envelopes.get(0).path("before").isNull()).isTrue();
    JsonNode line = envelopes.get(0).path("after");
    assertThat(line.path("OrderID").isNull()).isTrue();
    assertThat(line.path("ProductID").asLong()).isEqualTo(3);
    assertThat(line.path("Qty").isDouble()).isTrue();
    assertThat(line.path("PricePerItem").isTextual()).isTrue();
    assertThat(line.path("PricePerItem").asText()).isEqualTo("99.50000000000000");
    assertThat(line.path("IsValidForCurrentSale").asBoolean()).isTrue();
    assertThat(line.size()).as("columns used").isEqualTo(6);
    assertThat(envelopes.get(0).path("source").path("ts_ms").asLong()).isGreaterThan(start - 1000);

    assertThat(envelopes.get(1).path("op").asText()).isEqualTo("u");
    assertThat(envelopes.get(1).path("before")).isEqualTo(line);
    assertThat(envelopes.get(1).path("after").path("OrderID").asLong()).isEqualTo(6);

    assertThat(envelopes.get(2).path("op").asText()).isEqualTo("d");
    assertThat(envelopes.get(2).path("before")).isEqualTo(envelopes.get(1).path("after"));
    assertThat(envelopes.get(2).path("after").isNull()).isTrue();

    assertThat(envelopes.get(3).isMissingNode()).as("tombstone").isTrue();
  }

  @Test
  void shouldEmitTheTimeOfAnOrderAsIsoText() throws Exception {
    stack.execute(
        "INSERT INTO dbo.\"Order\"(\"ID\", \"ClientAgreementID\", \"Created\")"
            + " VALUES (60, 5, '2024-02-29 23:59:59.999999'), (61, 5, '2024-03-01')");
    String precise = envelopes("Order", 60, 1).get(0).path("after").path("Created").asText();
    assertThat(precise).isEqualTo("2024-02-29T23:59:59.999999Z");
    String midnight = envelopes("Order", 61, 1).get(0).path("after").path("Created").asText();
    assertThat(Instant.parse(midnight)).isEqualTo("2024-03-01T00:00:00Z");
  }

  @Test
  void shouldStaySilentWhenNoColumnInUseChanges() throws Exception {
    stack.execute("INSERT INTO dbo.\"Client\"(\"ID\", \"Name\") VALUES (10, 'Axle')");
    stack.execute("UPDATE dbo.\"Client\" SET \"Updated\" = now() WHERE \"ID\" = 10");
    stack.execute("UPDATE dbo.\"Client\" SET \"Name\" = 'Axle & Co' WHERE \"ID\" = 10");
    List<JsonNode> envelopes = envelopes("Client", 10, 2);
    assertThat(envelopes.get(1).path("after").path("Name").asText()).isEqualTo("Axle & Co");
  }

  @Test
  void shouldRefuseTruncateBecauseItEmitsNoDeletes() {
    assertThatThrownBy(() -> stack.execute("TRUNCATE dbo.\"OrderItem\""))
        .hasMessageContaining("use DELETE FROM dbo.OrderItem");
  }

  @Test
  void shouldGoOnWhereItWasWhenEverythingIsRestarted() throws Exception {
    stack.execute("INSERT INTO dbo.\"Product\"(\"ID\", \"Name\") VALUES (30, 'before')");
    envelopes("Product", 30, 1);
    int port = stack.postgres.port();
    String bootstrapServers = stack.broker.bootstrapServers();

    stack.close();
    stack = CaptureStack.start(folder, "INSERT INTO dbo.\"Product\"(\"ID\") VALUES (31)");

    assertThat(stack.postgres.port()).isEqualTo(port);
    assertThat(stack.broker.bootstrapServers()).isEqualTo(bootstrapServers);
    assertThat(envelopes("Product", 31, 1).get(0).path("op").asText())
        .as("a change while the connector was away")
        .isEqualTo("c");
    assertThat(envelopes("Product", 3, 1)).as("no second snapshot").hasSize(1);
    assertThat(envelopes("Product", 30, 1)).hasSize(1);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                stack
                    .connect
                    .postgresSnapshot(CaptureStack.PREFIX)
                    .filter(SnapshotProgress::finished)
                    .isPresent());
  }

  /** Waits for at least this many records with this key; a tombstone is a missing node. */
  private List<JsonNode> envelopes(String table, long id, int count) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                stack.read(CaptureStack.topic(table)).stream()
                    .filter(found -> found.key().equals(Long.toString(id)))
                    .map(CaptureTest::envelope)
                    .toList(),
            found -> found.size() >= count);
  }

  private static JsonNode envelope(ConsumerRecord<String, String> found) {
    try {
      return found.value() == null ? JSON.missingNode() : JSON.readTree(found.value());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value must be JSON: " + found, e);
    }
  }
}
