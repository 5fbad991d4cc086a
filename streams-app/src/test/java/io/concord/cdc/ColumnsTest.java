package io.concord.cdc;

import static io.concord.cdc.Reading.assertRefused;
import static io.concord.cdc.Reading.createOf;
import static io.concord.cdc.Reading.item;
import static io.concord.cdc.Reading.itemWith;
import static io.concord.cdc.Reading.orderCreated;
import static io.concord.cdc.Reading.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Ticks;
import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of columns in every form a connector may write them. */
class ColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05.1234567Z, 2026-01-02T03:04:05.1234567Z",
    "2026-01-02T03:04:05.1234567, 2026-01-02T03:04:05.1234567Z",
    "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.1234567Z",
    "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05, 2026-01-02T03:04:05Z",
    "2026-01-02T03:04Z, 2026-01-02T03:04:00Z",
    "2026-01-02T03:04:05.5+02:00, 2026-01-02T01:04:05.5Z",
    "2026-01-01T22:04:05-05:00, 2026-01-02T03:04:05Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00, 0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.9999999Z, 9999-12-31T23:59:59.9999999Z"
  })
  void shouldReadATime(String text, Instant expected) {
    assertThat(orderCreated("'" + text + "'").createdTicks()).isEqualTo(Ticks.of(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "''",
        "'yesterday'",
        "'2026-01-02'",
        "'2026-01-02 03:04:05'",
        "'2026-13-02T03:04:05Z'",
        "'2026-02-30T03:04:05Z'",
        "'2026-01-02T24:00:00Z'",
        "'2026-01-02T03:04:05 Z'",
        "'+999999999-01-01T00:00:00Z'",
        "'-999999999-01-01T00:00:00'",
        "1767323045123",
        "1.5",
        "true",
        "{'s':1}",
        "[1]"
      })
  void shouldRefuseATimeInAnotherForm(String value) {
    assertRefused(Envelopes.orders(), createOf("'ID':1,'Created':" + value))
        .hasMessageStartingWith("Created must be an ISO-8601 time")
        .hasMessageContaining("Created=" + start(value));
  }

  @ParameterizedTest
  @CsvSource({
    "'''12.50000000000000''', 12.5",
    "'''0.00000000000000''', 0",
    "'''-0.10''', -0.1",
    "'''100''', 100",
    "'''1E+3''', 1000",
    "'''1E-3''', 0.001",
    "12.5, 12.5",
    "12.50, 12.5",
    "0.00, 0",
    "100, 100",
    "1e2, 100",
    "'''1234567890123456.12345678901234''', 1234567890123456.12345678901234",
    "'''9999999999999999999999999999999999999999''', 9999999999999999999999999999999999999999"
  })
  void shouldReadADecimalInItsShortestForm(String value, BigDecimal expected) {
    assertThat(item("PricePerItem", value).pricePerItem()).isEqualTo(expected);
  }

  @Property
  void readingADecimalKeepsItsValue(
      @ForAll @Scale(14) @BigRange(min = "-9999999999999999", max = "9999999999999999")
          BigDecimal price) {
    BigDecimal text = item("PricePerItem", "'" + price.toPlainString() + "'").pricePerItem();
    BigDecimal number = item("PricePerItem", price.toPlainString()).pricePerItem();

    assertThat(text).isEqualByComparingTo(price).isEqualTo(number);
    assertThat(text.scale()).isBetween(0, 14);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'1E+999999999'",
        "'1E-999999999'",
        "'1E+99999999999'",
        "1e999999999",
        "1e-999999999",
        "1e99999999999",
        "1E101",
        "''",
        "' 1'",
        "'1,5'",
        "'NaN'",
        "'AeJA'",
        "true",
        "{'scale':2,'value':'AeJA'}",
        "[]"
      })
  void shouldRefuseADecimalInAnotherForm(String value) {
    assertRefused(Envelopes.orderItems(), itemWith("PricePerItem", value))
        .hasMessageStartingWith("PricePerItem must be a decimal")
        .hasMessageContaining("PricePerItem=");
  }

  @Test
  void shouldRefuseADecimalOfMoreDigitsThanAnyDatabaseHas() {
    assertRefused(Envelopes.orderItems(), itemWith("PricePerItem", "'" + "7".repeat(101) + "'"));
    assertRefused(Envelopes.orderItems(), itemWith("PricePerItem", "7".repeat(101)));
    assertRefused(Envelopes.orderItems(), itemWith("PricePerItem", "7".repeat(5_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "2.5, 2.5",
    "2, 2",
    "-0.0, -0.0",
    "1e3, 1000",
    "5e-324, 4.9E-324",
    "1.7976931348623157E308, 1.7976931348623157E308",
    "'''2.5''', 2.5",
    "'''Infinity''', Infinity"
  })
  void shouldReadAFloat(String value, double expected) {
    assertThat(item("Qty", value).quantity()).isEqualTo(expected);
  }

  @Test
  void shouldReadAFloatThatIsNoNumber() {
    assertThat(item("Qty", "'NaN'").quantity()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "'two'", "true", "{}", "[1]"})
  void shouldRefuseAFloatInAnotherForm(String value) {
    assertRefused(Envelopes.orderItems(), itemWith("Qty", value))
        .hasMessageStartingWith("Qty must be a number")
        .hasMessageContaining("Qty=");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "false, false",
    "1, true",
    "0, false",
    "-1, true",
    "255, true",
    "null, true"
  })
  void shouldReadABitAndTakeNullForSet(String value, boolean expected) {
    assertThat(item("IsValidForCurrentSale", value).valid()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'true'", "''", "1.0", "{}", "[true]", "99999999999999999999"})
  void shouldRefuseABitInAnotherForm(String value) {
    assertRefused(Envelopes.orderItems(), itemWith("IsValidForCurrentSale", value))
        .hasMessageStartingWith("IsValidForCurrentSale must be ")
        .hasMessageContaining("IsValidForCurrentSale=");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, 4_294_967_296L, Long.MAX_VALUE})
  void shouldReadAnyId(long id) {
    assertThat(item("OrderID", Long.toString(id)).orderId()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'17'",
        "1.0",
        "1e3",
        "true",
        "{}",
        "[1]",
        "9223372036854775808",
        "-9223372036854775809"
      })
  void shouldRefuseAnIdInAnotherForm(String value) {
    assertRefused(Envelopes.orderItems(), itemWith("OrderID", value))
        .hasMessageStartingWith("OrderID must be a ")
        .hasMessageContaining("OrderID=" + start(value));
  }

  @Test
  void shouldReadTextOfAnyScript() {
    String columns = "'ID':1,'Name':'Гальмівний диск \\u00e9 \uD83D\uDE9A','VendorCode':''";

    assertThat(read(Envelopes.products(), createOf(columns)).after())
        .isEqualTo(new SourceRow.ProductRow(1, "Гальмівний диск é \uD83D\uDE9A", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "{}", "[]"})
  void shouldRefuseATextInAnotherForm(String value) {
    assertRefused(Envelopes.clients(), createOf("'ID':1,'Name':" + value))
        .hasMessageStartingWith("Name must be a text")
        .hasMessageContaining("Name=");
  }

  /** The message becomes a header of the dead letter, which must not outgrow a broker's limit. */
  @Test
  void shouldKeepTheMessageShortWhenTheValueIsLong() {
    String huge = "x".repeat(1_000_000);

    assertRefused(Envelopes.orders(), createOf("'ID':1,'Created':'" + huge + "'"))
        .satisfies(
            e ->
                assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(EnvelopeException.MESSAGE_MAX));
    assertRefused(Envelopes.orders(), "{'op':'" + huge + "'}")
        .satisfies(
            e ->
                assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(EnvelopeException.MESSAGE_MAX));
  }

  /** The value as the message shows it: of an object or an array, its opening. */
  private static String start(String value) {
    String bare = value.replace("'", "");
    return bare.startsWith("{") || bare.startsWith("[") ? bare.substring(0, 1) : bare;
  }
}
