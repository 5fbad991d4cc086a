package io.concord.cdc;

import static io.concord.cdc.DebeziumTable.column;
import static io.concord.cdc.DebeziumTable.id;
import static io.concord.cdc.DebeziumTable.withDefault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.cdc.SourceRow.ProductRow;
import io.debezium.DebeziumException;
import io.debezium.connector.sqlserver.SqlServerValueConverters;
import io.debezium.relational.Column;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each setting of the connector's file is there for, and what comes without it. */
class DebeziumSettingsTest {
  private static final Column[] ORDER = {
    id(1, "ID"),
    id(2, "ClientAgreementID"),
    column(3, "Created", "datetime2", Types.TIMESTAMP, 27, 7)
  };
  private static final Column[] ITEM = {
    id(1, "ID"),
    withDefault(id(2, "OrderID"), "((77))"),
    id(3, "ProductID"),
    column(4, "PricePerItem", "decimal", Types.DECIMAL, 30, 14),
    withDefault(column(5, "IsValidForCurrentSale", "bit", Types.BIT, 1, null), "((0))")
  };
  private static final Object[] IN_CART = {9L, null, 3L, null, null};

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadNullWhenTheColumnHasADefault(boolean schemas) {
    DebeziumTable items = new DebeziumTable("OrderItem", ITEM);

    assertThat(orderId(items, schemas)).isNull();
  }

  @Test
  void shouldReadTheDefaultWhenNullsAreReplacedByIt() {
    DebeziumTable items =
        new DebeziumTable(
            Map.of("value.converter.replace.null.with.default", "true"), "OrderItem", ITEM);

    assertThat(orderId(items, false)).isEqualTo(77);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "adaptive_time_microseconds", "connect", "nanoseconds"})
  void shouldRefuseATimeWhenItIsWrittenAsANumber(String mode) {
    DebeziumTable orders = new DebeziumTable(Map.of("time.precision.mode", mode), "Order", ORDER);
    Struct envelope = orders.create(1L, 2L, Timestamp.valueOf("2026-01-02 03:04:05.1234567"));

    Reading.assertRefused(Envelopes.orders(), orders.bytes(envelope, false))
        .hasMessageContaining("Created")
        .hasMessageContaining("isostring");
  }

  @Test
  void shouldRefuseAPriceWhenItIsWrittenAsBytes() {
    DebeziumTable items =
        new DebeziumTable(Map.of("decimal.handling.mode", "precise"), "OrderItem", ITEM);
    Struct envelope = items.create(9L, 2L, 3L, new BigDecimal("123.45600000000001"), true);

    Reading.assertRefused(Envelopes.orderItems(), items.bytes(envelope, false))
        .hasMessageContaining("PricePerItem")
        .hasMessageContaining("decimal.handling.mode=string");
  }

  @Test
  void shouldFailWhenAValueCannotBeConverted() {
    DebeziumTable orders = new DebeziumTable("Order", ORDER);

    assertThatThrownBy(() -> orders.create(1L, "two", null))
        .isInstanceOf(DebeziumException.class)
        .hasMessageContaining("Shop.dbo.Order.ClientAgreementID");
  }

  @Test
  void shouldReadAnOrderOfNobodyWhenAFailedConversionIsAWarning() {
    DebeziumTable orders =
        new DebeziumTable(Map.of("event.converting.failure.handling.mode", "warn"), "Order", ORDER);
    byte[] bytes = orders.bytes(orders.create(1L, "two", null), false);

    assertThat(Reading.read(Envelopes.orders(), bytes).after().agreementId()).isNull();
  }

  /** A name of type nvarchar(max) that an update leaves alone is not in the change table. */
  @Test
  void shouldReadNoNameWhenTheDatabaseDidNotWriteIt() {
    DebeziumTable products =
        new DebeziumTable(
            "Product",
            id(1, "ID"),
            column(2, "Name", "nvarchar", Types.LONGNVARCHAR, Integer.MAX_VALUE, null),
            column(3, "VendorCode", "nvarchar", Types.NVARCHAR, 100, null));
    Object[] before = {1L, SqlServerValueConverters.UNAVAILABLE_VALUE, "D-1"};
    byte[] bytes =
        products.bytes(
            products.update(before, 1L, SqlServerValueConverters.UNAVAILABLE_VALUE, "D-2"), false);

    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("__debezium_unavailable_value");
    assertThat(Reading.read(Envelopes.products(), bytes).after())
        .isEqualTo(new ProductRow(1, null, "D-2"));
  }

  private static Long orderId(DebeziumTable items, boolean schemas) {
    byte[] bytes = items.bytes(items.create(IN_CART), schemas);
    return Reading.read(Envelopes.orderItems(), bytes).after().orderId();
  }
}
