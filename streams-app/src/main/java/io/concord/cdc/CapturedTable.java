package io.concord.cdc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/** A source table, whose single images and whole envelopes are read as the topology reads them. */
public enum CapturedTable {
  CLIENT("Client", RowReaders::client, Envelopes.clients()),
  CLIENT_AGREEMENT("ClientAgreement", RowReaders::clientAgreement, Envelopes.clientAgreements()),
  ORDER("Order", RowReaders::order, Envelopes.orders()),
  ORDER_ITEM(
      "OrderItem", RowReaders::orderItemBefore, RowReaders::orderItem, Envelopes.orderItems()),
  PRODUCT("Product", RowReaders::product, Envelopes.products()),
  CAR_BRAND("CarBrand", RowReaders::carBrand, Envelopes.carBrands()),
  PRODUCT_CAR_BRAND("ProductCarBrand", RowReaders::productCarBrand, Envelopes.productCarBrands());

  private static final JsonFactory JSON = new JsonFactory();

  private final String label;
  private final RowReader<? extends SourceRow> befores;
  private final RowReader<? extends SourceRow> afters;
  private final Serde<? extends RowChange<?>> envelopes;

  CapturedTable(
      String label, RowReader<? extends SourceRow> rows, Serde<? extends RowChange<?>> envelopes) {
    this(label, rows, rows, envelopes);
  }

  CapturedTable(
      String label,
      RowReader<? extends SourceRow> befores,
      RowReader<? extends SourceRow> afters,
      Serde<? extends RowChange<?>> envelopes) {
    this.label = label;
    this.befores = befores;
    this.afters = afters;
    this.envelopes = envelopes;
  }

  /** The table of this name, if it is one of the seven. */
  public static Optional<CapturedTable> named(String name) {
    return Arrays.stream(values()).filter(table -> table.label.equals(name)).findFirst();
  }

  /** The row an image shows as it is now. */
  public SourceRow after(String image) {
    return read(image, afters);
  }

  /** The row an image shows as it was. */
  public SourceRow before(String image) {
    return read(image, befores);
  }

  private static SourceRow read(String image, RowReader<? extends SourceRow> rows) {
    try (JsonParser json = JSON.createParser(image)) {
      json.nextToken();
      return rows.read(json);
    } catch (IOException e) {
      throw new EnvelopeException("an image must be well-formed JSON: " + e.getMessage(), e);
    }
  }

  /**
   * Checks that the topology would take this record.
   *
   * @throws EnvelopeException when it would not
   */
  public void check(long key, byte[] envelope) {
    envelopes.deserializer().deserialize(null, envelope).requireId(key);
  }
}
