package io.concord.cdc;

import io.concord.cdc.SourceRow.CarBrandRow;
import io.concord.cdc.SourceRow.ClientAgreementRow;
import io.concord.cdc.SourceRow.ClientRow;
import io.concord.cdc.SourceRow.OrderItemRow;
import io.concord.cdc.SourceRow.OrderRow;
import io.concord.cdc.SourceRow.ProductCarBrandRow;
import io.concord.cdc.SourceRow.ProductRow;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The value of each source topic. A tombstone is read as null; what cannot be trusted is an {@link
 * EnvelopeException}. Source topics are never written.
 */
public final class Envelopes {
  private Envelopes() {}

  public static Serde<RowChange<OrderRow>> orders() {
    return serde(RowReaders::order);
  }

  /** Lines are routed by both images: an update or a delete without a before image is refused. */
  public static Serde<RowChange<OrderItemRow>> orderItems() {
    EnvelopeReader<OrderItemRow> reader =
        new EnvelopeReader<>(RowReaders::orderItemBefore, RowReaders::orderItem);
    return serde((topic, bytes) -> bytes == null ? null : requireBefore(reader.read(bytes)));
  }

  public static Serde<RowChange<ClientAgreementRow>> clientAgreements() {
    return serde(RowReaders::clientAgreement);
  }

  public static Serde<RowChange<ClientRow>> clients() {
    return serde(RowReaders::client);
  }

  public static Serde<RowChange<ProductRow>> products() {
    return serde(RowReaders::product);
  }

  public static Serde<RowChange<CarBrandRow>> carBrands() {
    return serde(RowReaders::carBrand);
  }

  public static Serde<RowChange<ProductCarBrandRow>> productCarBrands() {
    return serde(RowReaders::productCarBrand);
  }

  private static <T extends SourceRow> Serde<RowChange<T>> serde(RowReader<T> rows) {
    EnvelopeReader<T> reader = new EnvelopeReader<>(rows);
    return serde((topic, bytes) -> bytes == null ? null : reader.read(bytes));
  }

  private static <T> Serde<T> serde(Deserializer<T> deserializer) {
    return Serdes.serdeFrom(
        (topic, value) -> {
          throw new UnsupportedOperationException(
              "source topics are never written, topic=" + topic);
        },
        deserializer);
  }

  private static RowChange<OrderItemRow> requireBefore(RowChange<OrderItemRow> change) {
    OrderItemRow before = change.before();
    boolean deleted = change.operation() == Operation.DELETE;
    boolean needed = deleted || change.operation() == Operation.UPDATE;
    if (needed && before == null || deleted && isBlank(before)) {
      throw new EnvelopeException(
          "an update or delete of OrderItem must carry the row before (REPLICA IDENTITY FULL), op="
              + change.operation());
    }
    return change;
  }

  /**
   * Whether a deleted row may be its key alone: the connector fills the other columns with nulls,
   * and with zeros where a column takes no null. A real row like that never counted as a purchase.
   */
  private static boolean isBlank(OrderItemRow row) {
    return row.orderId() == null
        && row.productId() == null
        && (row.quantity() == null || row.quantity() == 0)
        && (row.pricePerItem() == null || row.pricePerItem().signum() == 0);
  }
}
