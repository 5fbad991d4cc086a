package io.concord.cdc;

import static io.concord.cdc.DebeziumTable.column;
import static io.concord.cdc.DebeziumTable.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.cdc.SourceRow.CarBrandRow;
import io.concord.cdc.SourceRow.ClientAgreementRow;
import io.concord.cdc.SourceRow.ClientRow;
import io.concord.cdc.SourceRow.OrderItemRow;
import io.concord.cdc.SourceRow.OrderRow;
import io.concord.cdc.SourceRow.ProductCarBrandRow;
import io.concord.cdc.SourceRow.ProductRow;
import io.concord.purchase.Ticks;
import io.debezium.relational.Column;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Debezium itself writes for SQL Server is read into the rows, with and without schemas. */
class DebeziumEnvelopesTest {
  private static final DebeziumTable ITEMS =
      new DebeziumTable(
          "OrderItem",
          id(1, "ID"),
          id(2, "OrderID"),
          id(3, "ProductID"),
          column(4, "Qty", "float", Types.DOUBLE, 53, null),
          column(5, "PricePerItem", "decimal", Types.DECIMAL, 30, 14),
          column(6, "IsValidForCurrentSale", "bit", Types.BIT, 1, null),
          column(7, "NetUID", "uniqueidentifier", Types.CHAR, 36, null));
  private static final DebeziumTable ORDERS =
      new DebeziumTable(
          "Order",
          id(1, "ID"),
          id(2, "ClientAgreementID"),
          column(3, "Created", "datetime2", Types.TIMESTAMP, 27, 7));
  private static final DebeziumTable AGREEMENTS =
      new DebeziumTable("ClientAgreement", id(1, "ID"), id(2, "ClientID"));
  private static final DebeziumTable CLIENTS = new DebeziumTable("Client", id(1, "ID"), name(2));
  private static final DebeziumTable PRODUCTS =
      new DebeziumTable(
          "Product",
          id(1, "ID"),
          name(2),
          column(3, "VendorCode", "nvarchar", Types.NVARCHAR, 100, null));
  private static final DebeziumTable BRANDS = new DebeziumTable("CarBrand", id(1, "ID"), name(2));
  private static final DebeziumTable LINKS =
      new DebeziumTable("ProductCarBrand", id(1, "ID"), id(2, "ProductID"), id(3, "CarBrandID"));

  private static final Object[] ITEM = {
    9L,
    2L,
    3L,
    0.1d,
    new BigDecimal("123.45600000000001"),
    true,
    "6F9619FF-8B86-D011-B42D-00C04FC964FF"
  };
  private static final OrderItemRow ITEM_ROW =
      new OrderItemRow(9, 2L, 3L, 0.1, new BigDecimal("123.45600000000001"), true);
  private static final Object[] OTHER_ITEM = {
    9L, 2L, 4L, 12.0d, new BigDecimal("5.00000000000000"), false, null
  };
  private static final OrderItemRow OTHER_ITEM_ROW =
      new OrderItemRow(9, 2L, 4L, 12.0, new BigDecimal("5"), false);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadEachOperation(boolean schemas) {
    assertThat(item(ITEMS.create(ITEM), schemas))
        .isEqualTo(change(Operation.CREATE, null, ITEM_ROW));
    assertThat(item(ITEMS.read(ITEM), schemas)).isEqualTo(change(Operation.READ, null, ITEM_ROW));
    assertThat(item(ITEMS.update(ITEM, OTHER_ITEM), schemas))
        .isEqualTo(change(Operation.UPDATE, ITEM_ROW, OTHER_ITEM_ROW));
    assertThat(item(ITEMS.delete(OTHER_ITEM), schemas))
        .isEqualTo(change(Operation.DELETE, OTHER_ITEM_ROW, null));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadALineThatLiesInACart(boolean schemas) {
    Object[] cart = {9L, null, 3L, null, null, null, null};

    assertThat(item(ITEMS.update(cart, ITEM), schemas))
        .isEqualTo(
            change(Operation.UPDATE, new OrderItemRow(9, null, 3L, null, null, true), ITEM_ROW));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02 03:04:05.1234567, 2026-01-02T03:04:05.1234567Z",
    "2026-01-02 03:04:05.0000001, 2026-01-02T03:04:05.0000001Z",
    "2026-01-02 03:04:05, 2026-01-02T03:04:05Z",
    "2024-02-29 00:00:00, 2024-02-29T00:00:00Z",
    "1969-12-31 23:59:59.9999999, 1969-12-31T23:59:59.9999999Z",
    "9999-12-31 23:59:59.9999999, 9999-12-31T23:59:59.9999999Z"
  })
  void shouldReadEveryTickOfATime(String created, Instant expected) {
    for (boolean schemas : new boolean[] {true, false}) {
      OrderRow row =
          after(
              Envelopes.orders(),
              ORDERS,
              ORDERS.create(1L, 2L, Timestamp.valueOf(created)),
              schemas);

      assertThat(row).isEqualTo(new OrderRow(1, 2L, Ticks.of(expected)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.00000000000000, 0",
    "-1.50000000000000, -1.5",
    "0.00000000000001, 0.00000000000001",
    "9999999999999999.99999999999999, 9999999999999999.99999999999999",
    "-9999999999999999.99999999999999, -9999999999999999.99999999999999"
  })
  void shouldReadEveryDigitOfAPrice(BigDecimal price, BigDecimal expected) {
    Struct envelope = ITEMS.create(9L, 2L, 3L, 1.0d, price, true, null);

    assertThat(item(envelope, false).after().pricePerItem()).isEqualTo(expected);
    assertThat(item(envelope, true).after().pricePerItem()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 0.1, 1e-7, 1e16, 4.9e-324, 1.7976931348623157e308})
  void shouldReadEveryBitOfAQuantity(double quantity) {
    Struct envelope = ITEMS.create(9L, 2L, 3L, quantity, BigDecimal.ONE.setScale(14), true, null);

    assertThat(item(envelope, false).after().quantity()).isEqualTo(quantity);
    assertThat(item(envelope, true).after().quantity()).isEqualTo(quantity);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", ", true"})
  void shouldReadABit(Boolean bit, boolean valid) {
    Struct envelope = ITEMS.create(9L, 2L, 3L, 1.0d, null, bit, null);

    assertThat(item(envelope, false).after().valid()).isEqualTo(valid);
    assertThat(item(envelope, true).after().valid()).isEqualTo(valid);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadTheTombstoneBehindADelete(boolean schemas) {
    byte[] tombstone = ITEMS.tombstone(schemas);

    assertThat(tombstone).isNull();
    assertThat(Reading.read(Envelopes.orderItems(), tombstone)).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadARowThatHasNoPositionInTheLog(boolean schemas) {
    Struct envelope = ITEMS.readWithoutPosition(ITEM);

    assertThat(envelope.getStruct("source").get("commit_lsn")).isNull();
    assertThat(envelope.getStruct("source").get("change_lsn")).isNull();
    assertThat(item(envelope, schemas)).isEqualTo(change(Operation.READ, null, ITEM_ROW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"7\"", "null"})
  void shouldReadAnySerialNumberOfAnEvent(String serialNumber) {
    String envelope = new String(ITEMS.bytes(ITEMS.create(ITEM), false), StandardCharsets.UTF_8);
    String other =
        envelope.replaceFirst("\"event_serial_no\":\\w+", "\"event_serial_no\":" + serialNumber);

    assertThat(other).contains("\"event_serial_no\":" + serialNumber);
    assertThat(Reading.read(Envelopes.orderItems(), other.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(change(Operation.CREATE, null, ITEM_ROW));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadTheOtherTables(boolean schemas) {
    assertThat(after(Envelopes.orders(), ORDERS, ORDERS.create(1L, null, null), schemas))
        .isEqualTo(new OrderRow(1, null, null));
    assertThat(after(Envelopes.clientAgreements(), AGREEMENTS, AGREEMENTS.read(1L, -2L), schemas))
        .isEqualTo(new ClientAgreementRow(1, -2L));
    assertThat(
            after(Envelopes.clients(), CLIENTS, CLIENTS.create(1L, "Дизель \"Плюс\"\n"), schemas))
        .isEqualTo(new ClientRow(1, "Дизель \"Плюс\"\n"));
    assertThat(after(Envelopes.clients(), CLIENTS, CLIENTS.create(1L, null), schemas))
        .isEqualTo(new ClientRow(1, null));
    assertThat(after(Envelopes.products(), PRODUCTS, PRODUCTS.read(1L, "Disc", ""), schemas))
        .isEqualTo(new ProductRow(1, "Disc", ""));
    assertThat(after(Envelopes.carBrands(), BRANDS, BRANDS.create(1L, "MAN"), schemas))
        .isEqualTo(new CarBrandRow(1, "MAN"));
    assertThat(
            after(
                Envelopes.productCarBrands(), LINKS, LINKS.create(Long.MAX_VALUE, 2L, 3L), schemas))
        .isEqualTo(new ProductCarBrandRow(Long.MAX_VALUE, 2L, 3L));
  }

  /** Where a column takes no null, Debezium writes zeros into an image that has the key alone. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRefuseADeleteThatCarriesItsKeyAlone(boolean schemas) {
    DebeziumTable items =
        new DebeziumTable(
            "OrderItem",
            id(1, "ID"),
            id(2, "OrderID"),
            id(3, "ProductID"),
            required(column(4, "Qty", "float", Types.DOUBLE, 53, null)),
            required(column(5, "PricePerItem", "decimal", Types.DECIMAL, 30, 14)),
            required(column(6, "IsValidForCurrentSale", "bit", Types.BIT, 1, null)));
    byte[] keyAlone = items.bytes(items.delete(9L, null, null, null, null, null), schemas);
    byte[] inCart = items.bytes(items.delete(9L, null, 3L, null, null, null), schemas);

    Reading.assertRefused(Envelopes.orderItems(), keyAlone)
        .hasMessageContaining("REPLICA IDENTITY FULL");
    assertThat(Reading.read(Envelopes.orderItems(), inCart).before().productId()).isEqualTo(3);
  }

  private static Column required(Column column) {
    return column.edit().optional(false).create();
  }

  private static Column name(int position) {
    return column(position, "Name", "nvarchar", Types.NVARCHAR, 500, null);
  }

  private static RowChange<OrderItemRow> change(
      Operation operation, OrderItemRow before, OrderItemRow after) {
    return new RowChange<>(operation, before, after, DebeziumTable.COMMITTED.toEpochMilli());
  }

  private static RowChange<OrderItemRow> item(Struct envelope, boolean schemas) {
    byte[] bytes = ITEMS.bytes(envelope, schemas);
    assertThat(new String(bytes, StandardCharsets.UTF_8).contains("\"payload\""))
        .isEqualTo(schemas);
    return Reading.read(Envelopes.orderItems(), bytes);
  }

  private static <T extends SourceRow> T after(
      Serde<RowChange<T>> serde, DebeziumTable table, Struct envelope, boolean schemas) {
    return Reading.read(serde, table.bytes(envelope, schemas)).after();
  }
}
