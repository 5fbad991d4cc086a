package io.concord.cdc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.cdc.SourceRow.OrderItemRow;
import io.concord.cdc.SourceRow.OrderRow;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.assertj.core.api.AbstractThrowableAssert;

/** Reads envelopes written with single quotes, as the topology's serdes do. */
final class Reading {
  private Reading() {}

  static byte[] json(String quoted) {
    return quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  static <T> T read(Serde<T> serde, byte[] envelope) {
    return serde.deserializer().deserialize("any-topic", envelope);
  }

  static <T> T read(Serde<T> serde, String quoted) {
    return read(serde, json(quoted));
  }

  static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      Serde<?> serde, byte[] envelope) {
    return assertThatThrownBy(() -> read(serde, envelope)).isInstanceOf(EnvelopeException.class);
  }

  static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      Serde<?> serde, String quoted) {
    return assertRefused(serde, json(quoted));
  }

  /** An Order created with this JSON in the Created column. */
  static OrderRow orderCreated(String value) {
    return read(Envelopes.orders(), createOf("'ID':1,'ClientAgreementID':2,'Created':" + value))
        .after();
  }

  /** An OrderItem created with this further column. */
  static OrderItemRow item(String column, String value) {
    return read(Envelopes.orderItems(), itemWith(column, value)).after();
  }

  static String itemWith(String column, String value) {
    return createOf(
        "'ID':1,'OrderID':2,'ProductID':3,'IsValidForCurrentSale':true,'" + column + "':" + value);
  }

  static String createOf(String columns) {
    return "{'before':null,'after':{" + columns + "},'op':'c'}";
  }
}
