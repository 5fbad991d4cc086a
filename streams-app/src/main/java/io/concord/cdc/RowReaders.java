package io.concord.cdc;

import com.fasterxml.jackson.core.JsonParser;
import io.concord.cdc.SourceRow.CarBrandRow;
import io.concord.cdc.SourceRow.ClientAgreementRow;
import io.concord.cdc.SourceRow.ClientRow;
import io.concord.cdc.SourceRow.OrderItemRow;
import io.concord.cdc.SourceRow.OrderRow;
import io.concord.cdc.SourceRow.ProductCarBrandRow;
import io.concord.cdc.SourceRow.ProductRow;
import java.io.IOException;
import java.math.BigDecimal;

/** The used columns of each source table. */
final class RowReaders {
  private RowReaders() {}

  static OrderRow order(JsonParser json) throws IOException {
    class Image {
      Long id;
      Long agreementId;
      Long created;

      boolean accept(String column) throws IOException {
        switch (column) {
          case "ID" -> id = Columns.id(column, json);
          case "ClientAgreementID" -> agreementId = Columns.id(column, json);
          case "Created" -> created = Columns.ticks(column, json);
          default -> {
            return false;
          }
        }
        return true;
      }
    }
    Image image = new Image();
    RowReader.columns(json, image::accept);
    return new OrderRow(requireId(image.id), image.agreementId, image.created);
  }

  static OrderItemRow orderItem(JsonParser json) throws IOException {
    class Image {
      Long id;
      Long orderId;
      Long productId;
      Double quantity;
      BigDecimal pricePerItem;
      Boolean valid;

      boolean accept(String column) throws IOException {
        switch (column) {
          case "ID" -> id = Columns.id(column, json);
          case "OrderID" -> orderId = Columns.id(column, json);
          case "ProductID" -> productId = Columns.id(column, json);
          case "Qty" -> quantity = Columns.number(column, json);
          case "PricePerItem" -> pricePerItem = Columns.decimal(column, json);
          case "IsValidForCurrentSale" -> valid = Columns.bit(column, json);
          default -> {
            return false;
          }
        }
        return true;
      }

      boolean isKeyOnly() {
        return orderId == null && productId == null && valid == null && quantity == null;
      }
    }
    Image image = new Image();
    RowReader.columns(json, image::accept);
    if (image.isKeyOnly()) {
      throw new EnvelopeException(
          "an image of OrderItem must have the row's columns, not its key alone (REPLICA IDENTITY"
              + " FULL), ID="
              + image.id);
    }
    return new OrderItemRow(
        requireId(image.id),
        image.orderId,
        image.productId,
        image.quantity,
        image.pricePerItem,
        image.valid == null || image.valid);
  }

  static ClientAgreementRow clientAgreement(JsonParser json) throws IOException {
    Long[] ids = ids(json, "ClientID", null);
    return new ClientAgreementRow(requireId(ids[0]), ids[1]);
  }

  static ProductCarBrandRow productCarBrand(JsonParser json) throws IOException {
    Long[] ids = ids(json, "ProductID", "CarBrandID");
    return new ProductCarBrandRow(requireId(ids[0]), ids[1], ids[2]);
  }

  static ClientRow client(JsonParser json) throws IOException {
    Named row = named(json);
    return new ClientRow(row.id, row.name);
  }

  static CarBrandRow carBrand(JsonParser json) throws IOException {
    Named row = named(json);
    return new CarBrandRow(row.id, row.name);
  }

  static ProductRow product(JsonParser json) throws IOException {
    Named row = named(json);
    return new ProductRow(row.id, row.name, row.vendorCode);
  }

  /** ID, and the IDs in two further columns. */
  private static Long[] ids(JsonParser json, String first, String second) throws IOException {
    Long[] ids = new Long[3];
    RowReader.columns(
        json,
        column -> {
          int at =
              column.equals("ID") ? 0 : column.equals(first) ? 1 : column.equals(second) ? 2 : 3;
          if (at < ids.length) {
            ids[at] = Columns.id(column, json);
          }
          return at < ids.length;
        });
    return ids;
  }

  private record Named(long id, String name, String vendorCode) {}

  private static Named named(JsonParser json) throws IOException {
    class Image {
      Long id;
      String name;
      String vendorCode;

      boolean accept(String column) throws IOException {
        switch (column) {
          case "ID" -> id = Columns.id(column, json);
          case "Name" -> name = Columns.text(column, json);
          case "VendorCode" -> vendorCode = Columns.text(column, json);
          default -> {
            return false;
          }
        }
        return true;
      }
    }
    Image image = new Image();
    RowReader.columns(json, image::accept);
    return new Named(requireId(image.id), image.name, image.vendorCode);
  }

  private static long requireId(Long id) {
    if (id == null) {
      throw new EnvelopeException("a row image must have an ID, ID=null");
    }
    return id;
  }
}
